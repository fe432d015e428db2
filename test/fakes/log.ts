import type { Log } from '../../src/ports/ground.ts';

export interface LogLine {
  readonly level: keyof Log;
  readonly facts: object;
  readonly message: string;
}

/** Keeps every line. */
export class FakeLog implements Log {
  readonly lines: LogLine[] = [];

  error(facts: object, message: string): void {
    this.lines.push({ level: 'error', facts, message });
  }

  warn(facts: object, message: string): void {
    this.lines.push({ level: 'warn', facts, message });
  }

  info(facts: object, message: string): void {
    this.lines.push({ level: 'info', facts, message });
  }

  debug(facts: object, message: string): void {
    this.lines.push({ level: 'debug', facts, message });
  }

  /** The messages of one level, oldest first. */
  messages(level: keyof Log): readonly string[] {
    return this.lines.filter((line) => line.level === level).map((line) => line.message);
  }
}
