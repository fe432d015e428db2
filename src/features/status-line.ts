import { quote } from '../grammar/words.ts';

/** The line, after the name of the command, that sets a status at once; short enough for a choice of a menu. */
export function setStatusLine(userId: string, statusId: string): string {
  return `status agent:${quote(userId)} status:${quote(statusId)} now`;
}
