import type { ActionRequest, SubmitRequest } from '../../drive/api.ts';
import type { OptionsRequest } from '../../drive/options-api.ts';
import type { Receipt } from '../delivery/delivery.ts';
import type { Json } from '../json.ts';
import type { Stage } from './actor.ts';
import { sendEvent } from './events.ts';
import type { Outcome } from './outcome.ts';
import { press } from './press.ts';
import { closeView, submitView } from './submit.ts';
import { type Offered, suggest } from './suggest.ts';
import { openHome, runShortcut } from './surfaces.ts';
import { type Line, typeLine } from './type-line.ts';

/** What people do in the workspace. All throw Refusal for what that person cannot do there. */
export interface Acts {
  /** Types a line: a slash command, or a message. */
  type(line: Line): Promise<Outcome>;
  /** Presses a button, chooses in a select, types into an input that dispatches. */
  press(request: ActionRequest): Promise<Outcome>;
  /** Types into a select whose options the bot knows. */
  suggest(request: OptionsRequest): Promise<Offered>;
  submit(request: SubmitRequest): Promise<Outcome>;
  close(request: { readonly as: string; readonly viewId: string }): Promise<void>;
  openHome(userId: string): Promise<void>;
  shortcut(request: { readonly as: string; readonly callbackId: string }): Promise<Outcome>;
  /** Slack itself tells the bot something, such as `app_uninstalled`; undefined when the manifest does not subscribe. */
  event(subscription: string, event: Json): Promise<Receipt | undefined>;
}

export function actsOn(stage: Stage): Acts {
  return {
    type: (line) => typeLine(stage, line),
    press: (request) => press(stage, request),
    suggest: (request) => suggest(stage, request),
    submit: (request) => submitView(stage, request),
    close: (request) => closeView(stage, request),
    openHome: (userId) => openHome(stage, userId),
    shortcut: (request) => runShortcut(stage, request),
    event: (subscription, event) => sendEvent(stage, subscription, event),
  };
}
