import type { Act } from '../access/act.ts';
import type { Message, Modal } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import { isMisunderstood, type Misunderstood } from '../grammar/misunderstood.ts';
import type { Word } from '../grammar/words.ts';
import type { Answer, Asker } from './answer.ts';
import type { OwnPorch, Porch } from './porch.ts';

/** What a feature fills in. `parse` is total and pure, `run` knows only ports, `view` is pure. */
export interface RoadSpec<Intent, Report> {
  readonly parse: (words: readonly Word[], caller: Caller) => Intent | Misunderstood;
  readonly needs: (intent: Intent) => Act;
  readonly run: (intent: Intent, asker: Asker) => Promise<Report>;
  readonly view: (report: Report, asker: Asker) => Message;
  /** What stands before its gate; nothing, when absent. */
  readonly porch?: Porch<Intent>;
  /** Whether this report was asked for, and is fit, to be seen by the whole channel; never, when absent. */
  readonly isShared?: (report: Report) => boolean;
  /** Whether it takes no message's place, whatever was pressed; see `Said`. */
  readonly isBeside?: (report: Report) => boolean;
}

/** A way from words to a modal. What goes wrong on it is said in the modal. */
export interface FormRoadSpec<Intent, Report>
  extends Omit<RoadSpec<Intent, Report>, 'view' | 'isShared' | 'isBeside'> {
  readonly modal: (report: Report, asker: Asker) => Modal;
}

/** What was understood, before anybody was asked whether it may be. */
export interface Errand {
  readonly needs: Act;
  readonly porch: OwnPorch | undefined;
  /** Once the gate has said yes. */
  run(asker: Asker): Promise<Answer>;
}

/** One way through a feature, its own intents and reports hidden. */
export interface Road {
  /** True where the answer is a modal: it has to be opened at once and filled afterwards. */
  readonly isForm: boolean;
  understand(words: readonly Word[], caller: Caller): Errand | Misunderstood;
}

/** A way from words to a message. */
export function road<Intent extends object, Report>(spec: RoadSpec<Intent, Report>): Road {
  return made(spec, false, async (intent, asker) => {
    const report = await spec.run(intent, asker);
    const mayShare = spec.isShared?.(report) === true && !asker.access.answerAlone;
    const message = spec.view(report, asker);
    const seenBy = mayShare ? 'channel' : 'asker';
    return { kind: 'said', message, seenBy, ...(spec.isBeside?.(report) && { isBeside: true }) };
  });
}

/** A way from words to a modal. */
export function formRoad<Intent extends object, Report>(spec: FormRoadSpec<Intent, Report>): Road {
  return made(spec, true, async (intent, asker) => {
    const report = await spec.run(intent, asker);
    return { kind: 'form', modal: spec.modal(report, asker) };
  });
}

function made<Intent extends object, Report>(
  spec: Pick<RoadSpec<Intent, Report>, 'parse' | 'needs' | 'porch'>,
  isForm: boolean,
  go: (intent: Intent, asker: Asker) => Promise<Answer>,
): Road {
  return {
    isForm,
    understand: (words, caller) => {
      const intent = spec.parse(words, caller);
      if (isMisunderstood(intent)) return intent;
      return {
        needs: spec.needs(intent),
        porch: spec.porch && ownPorch(spec.porch, intent, caller),
        run: (asker) => go(intent, asker),
      };
    },
  };
}

function ownPorch<Intent>(porch: Porch<Intent>, intent: Intent, caller: Caller): OwnPorch {
  return {
    enter: () => porch.enter(intent, caller),
    refused: (why) => porch.refused(intent, caller, why),
  };
}
