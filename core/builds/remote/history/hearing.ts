import type { BuildRecord, RecordNote, RecordSink } from '../../history/record';

export interface Hears {
  sink: RecordSink;
  /** Also told of every record and note, after the sink. */
  onRecord?(record: BuildRecord): void;
  onNote?(note: RecordNote): void;
}

/** Passes records and notes on. What is learnt of a build before its record comes waits for it. */
export class Hearing {
  private readonly early = new Map<string, RecordNote>();

  constructor(private readonly hears: Hears) {}

  record(record: BuildRecord): void {
    const { sink, onRecord } = this.hears;
    sink.add(record);
    onRecord?.(record);
    const note = this.early.get(record.id);
    if (!note) return;
    this.early.delete(record.id);
    this.note(note);
  }

  note(note: RecordNote): void {
    const { sink, onNote } = this.hears;
    if (sink.placeOf(note.id) === undefined) {
      this.early.set(note.id, { ...this.early.get(note.id), ...note });
      return;
    }
    sink.note(note);
    onNote?.(note);
  }
}
