export interface Place {
  row?: number;
  column?: string;
}

/** The file as a whole cannot be read; `detail` is a sentence for the person who uploaded it. */
export class UnreadableFile extends Error {
  readonly row: number | undefined;
  readonly column: string | undefined;

  constructor(
    readonly detail: string,
    place: Place = {},
  ) {
    super(detail);
    this.name = "UnreadableFile";
    this.row = place.row;
    this.column = place.column;
  }
}
