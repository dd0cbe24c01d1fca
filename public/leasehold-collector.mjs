#!/usr/bin/env node
// Follows the debug log of a FlexNet licence server and sends what is new to Leasehold. One file, Node's own modules, Node 18
// or newer. It keeps nothing: Leasehold knows how far each file was taken in, so that it may be stopped, killed and started
// again at any time, and read a file twice, without a line being lost or counted twice.
//
//   LEASEHOLD_TOKEN=… node leasehold-collector.mjs --url https://leasehold.example --source src_… --log /var/log/flexnet/debug.log
//
//   --once           send what is there, and end (for a log of any size)
//   --interval 5     seconds between two looks at the log
//   --alive 30       seconds after which it reports although the log says nothing
//   --no-rotated     leave rotated files beside the log (debug.log.1, debug.log-20270301) alone
import { createHash } from "node:crypto";
import { open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const largestPiece = 192 * 1024;
const smallestPiece = 4 * 1024;
const longestWait = 60;
const newline = 10;

const options = readOptions(process.argv.slice(2));
const seen = { heard: 0, piece: largestPiece };
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => (stopping = true));

function readOptions(words) {
  const read = { interval: 5, alive: 30, rotated: true, once: false };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === "--once") read.once = true;
    else if (word === "--no-rotated") read.rotated = false;
    else if (["--url", "--source", "--log", "--interval", "--alive"].includes(word))
      read[word.slice(2)] = words[(at += 1)];
    else fail(`${word} is not an option.`);
  }
  for (const name of ["interval", "alive"]) {
    read[name] = Number(read[name]);
    if (!(read[name] > 0)) fail(`--${name} is a number of seconds.`);
  }
  for (const name of ["url", "source", "log"]) if (!read[name]) fail(`--${name} is needed.`);
  if (!process.env.LEASEHOLD_TOKEN) fail("Put an API token with the scope collect in LEASEHOLD_TOKEN.");
  return read;
}

function fail(why) {
  console.error(why);
  process.exit(2);
}

const say = (text) => console.log(`${new Date().toISOString()} ${text}`);

/** Sends a piece, again and again until it is taken in. Answers where the file goes on; null where it will never be taken. */
async function send(piece) {
  let body = piece;
  for (let wait = 1; ; wait = Math.min(wait * 2, longestWait)) {
    let why;
    try {
      const answer = await fetch(new URL(`/api/v1/usage-sources/${options.source}/log`, options.url), {
        method: "POST",
        headers: { authorization: `Bearer ${process.env.LEASEHOLD_TOKEN}`, "content-type": "application/json" },
        // Leasehold does not miss a collector that was never going to stay.
        body: JSON.stringify({ ...body, once: options.once }),
        signal: AbortSignal.timeout(60_000),
      });
      const said = await answer.json();
      if (answer.ok) {
        seen.heard = Date.now();
        seen.piece = Math.min(largestPiece, Math.ceil(seen.piece * 1.1));
        return said.next;
      }
      if (said.type === "/problems/log-piece-missing") return said.next;
      why = `${said.title}: ${said.detail}`;
      if (answer.status >= 500 && answer.status !== 503) body = shorter(body);
      if ([401, 403, 404, 409, 422].includes(answer.status)) fail(`Leasehold does not take the log. ${why}`);
    } catch (error) {
      if (error instanceof Error && error.name === "TimeoutError") body = shorter(body);
      why =
        error instanceof Error
          ? `${error.message}${error.cause ? ` (${error.cause.code ?? error.cause.message})` : ""}`
          : String(error);
    }
    if (stopping) process.exit(0);
    say(`Leasehold has not taken it in; trying again in ${wait} s. ${why}`);
    await sleep(wait * 1000);
  }
}

/** What was too much at once for a busy Leasehold is sent by half, to the end of a line; what follows in such pieces too. */
function shorter(body) {
  const bytes = Buffer.from(body.data, "base64");
  const end = bytes.subarray(0, Math.ceil(bytes.length / 2)).lastIndexOf(newline);
  if (bytes.length <= smallestPiece || end < 0) return body;
  seen.piece = Math.max(smallestPiece, end + 1);
  return { ...body, data: bytes.subarray(0, end + 1).toString("base64") };
}

/** What a file is called to Leasehold: by its place on the disk and its first line. A file that is emptied begins anew. */
async function nameOf(file) {
  const { ino } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
  const end = buffer.subarray(0, bytesRead).indexOf(newline);
  if (end < 0) return null;
  return createHash("sha256").update(`${ino}/`).update(buffer.subarray(0, end)).digest("base64url");
}

/** The whole lines of a file from a byte on, at most a piece of them. */
async function readPiece(file, offset, atEnd) {
  for (let size = seen.piece; ; size *= 2) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, offset);
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(newline);
    if (end >= 0) return bytes.subarray(0, end + 1);
    // Half a line: it is still being written, unless nobody writes to this file any more.
    if (bytesRead < size)
      return atEnd && bytesRead > 0 ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes.subarray(0, 0);
  }
}

/** Sends what a file holds behind what is known of it. Answers how far it was taken in, and whether the file is another now. */
async function sendOn(file, stream, from, { follows, emptied = false, atEnd = false } = {}) {
  let next = from ?? (await send({ stream: stream, offset: 0, data: "" }));
  for (;;) {
    const { size } = await file.stat();
    if (size < next - (atEnd ? 1 : 0) || (await nameOf(file)) !== stream) return { next, changed: true };
    const piece = await readPiece(file, next, atEnd);
    if (piece.length === 0) return { next, changed: false };
    // A last line without its end was given one: the file does not have it.
    const taken = await send({
      stream,
      offset: next,
      data: piece.toString("base64"),
      ...(follows ? { follows, emptied } : {}),
    });
    if (taken === next) return { next, changed: false };
    next = taken;
    if (next > size || stopping) return { next, changed: false };
  }
}

/** Files beside the log that it was rotated into, oldest first. */
async function rotatedFiles() {
  const folder = dirname(options.log);
  const name = basename(options.log);
  const beside = (await readdir(folder).catch(() => [])).filter(
    (one) => /^[.-]/.test(one.slice(name.length)) && one.startsWith(name),
  );
  const plain = beside.filter((one) => !/\.(gz|bz2|xz|zst|zip)$/.test(one));
  const dated = await Promise.all(
    plain.map(async (one) => ({ path: join(folder, one), at: (await stat(join(folder, one))).mtimeMs })),
  );
  return dated.sort((a, b) => a.at - b.at).map(({ path }) => path);
}

async function sendRotated() {
  for (const path of await rotatedFiles()) {
    const file = await open(path).catch(() => null);
    if (!file) continue;
    const stream = await nameOf(file);
    if (stream && !stopping) await sendOn(file, stream, null, { atEnd: true });
    await file.close();
  }
}

/** Follows the log: the open file to its end, then the one that has taken its name. */
async function follow() {
  let current = null;
  for (;;) {
    const path = await stat(options.log).catch(() => null);
    if (!current && path) {
      const file = await open(options.log);
      current = { file, stream: null, next: null, follows: undefined, ino: (await file.stat()).ino };
    }
    if (current) {
      const rotated = !path || path.ino !== current.ino;
      current.stream ??= await nameOf(current.file);
      if (current.stream) {
        const { next, changed } = await sendOn(current.file, current.stream, current.next, {
          follows: current.follows,
          emptied: current.emptied,
          atEnd: rotated,
        });
        current.next = next;
        if (changed) {
          say("The log was emptied; going on with its new beginning.");
          current = { ...current, follows: current.stream, emptied: true, stream: null, next: null };
          // What was written between our last look and the emptying stands in the copy.
          if (options.rotated) await sendRotated();
        }
      }
      if (rotated && path && !stopping) {
        say("The log was rotated; going on with the new one.");
        await current.file.close();
        const file = await open(options.log);
        current = {
          file,
          stream: null,
          next: null,
          follows: current.stream ?? current.follows,
          ino: (await file.stat()).ino,
        };
        continue;
      }
    }
    // A log that is silent, empty or not there yet: Leasehold hears all the same that somebody looks after it.
    if (!options.once && Date.now() - seen.heard > options.alive * 1000)
      await send({ stream: current?.stream ?? "waiting", offset: 0, data: "" });
    if (options.once && !current) fail(`There is no log at ${options.log}.`);
    if (options.once || stopping) break;
    await sleep(options.interval * 1000);
    if (stopping) break;
  }
  await current?.file.close();
}

if (options.rotated) await sendRotated();
await follow();
say(stopping ? "Stopped." : "All of it is sent.");
