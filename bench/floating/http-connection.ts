import { connect, type Socket } from "node:net";

export type Answered = { status: number; body: string };

/**
 * One keep-alive connection with one call at a time, with no more of HTTP/1.1 than the answers need: a load generator shares
 * the processor with what it measures.
 */
export class HttpConnection {
  private received = "";
  private settle: ((answer: Answered) => void) | null = null;
  private fail: ((error: Error) => void) | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("data", (chunk: string) => this.take(chunk));
    socket.on("error", (error) => this.fail?.(error));
    socket.on("close", () => this.fail?.(new Error("the connection was closed")));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1" }, () => resolve(new HttpConnection(socket)));
      socket.once("error", reject);
    });
  }

  send(method: string, path: string, authorization: string, body: string): Promise<Answered> {
    const length = body === "" ? "" : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
    return new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
      this.socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\n${length}\r\n${body}`,
      );
    });
  }

  close(): void {
    this.fail = null;
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.received += chunk;
    const end = this.received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.received.slice(0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const isChunked = /\r\ntransfer-encoding: chunked/i.test(head);
    const rest = this.received.slice(end + 4);
    if (isChunked ? !rest.endsWith("0\r\n\r\n") : rest.length < Number(length ?? 0)) return;
    this.received = "";
    this.settle?.({ status: Number(head.slice(9, 12)), body: isChunked ? unchunked(rest) : rest });
  }
}

function unchunked(text: string): string {
  let body = "";
  for (let at = 0; ;) {
    const line = text.indexOf("\r\n", at);
    const size = Number.parseInt(text.slice(at, line), 16);
    if (!(size > 0)) return body;
    body += text.slice(line + 2, line + 2 + size);
    at = line + 4 + size;
  }
}
