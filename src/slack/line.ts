import type { Message } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import type { Command } from '../features/command.ts';
import type { Ids } from '../ports/ground.ts';
import type { PicturePorts } from './chart-pictures.ts';
import type { Modals, OpenModal } from './modals.ts';
import type { PostAnswer } from './post-answer.ts';
import type { Reply } from './reply.ts';

export interface SpinePorts extends PicturePorts {
  readonly commands: readonly Command[];
  readonly ids: Ids;
  readonly post: PostAnswer;
  readonly modals: Modals;
}

/** One line to be run: typed, behind what was pressed, or made of what was filled in. */
export interface Line {
  readonly command: string;
  readonly text: string;
  readonly caller: Caller;
  /** undefined on the Home tab, where there is no message to answer beside: a modal answers. */
  readonly reply: Reply | undefined;
  /** The modal something was pressed in: it answers in its own place. */
  readonly pressedIn?: OpenModal | undefined;
  /** Said instead of running anything, and in no message's place. */
  readonly instead?: Message;
  /** Opens one modal, within three seconds. */
  readonly triggerId: string | undefined;
}

/** What the log has of a line, and under which reference. */
export interface Note {
  readonly reference: string;
  readonly facts: object;
}
