import type { ActionRequest } from './api.ts';

/** POST /api/options : a person types into a select whose options the bot knows. */
export interface OptionsRequest {
  readonly as: string;
  readonly container: ActionRequest['container'];
  readonly blockId: string;
  readonly actionId: string;
  /** What was typed so far; '' when the list was only opened. */
  readonly typed: string;
  /** What the rest of the view holds, as in SubmitRequest. */
  readonly values?: ActionRequest['values'];
}

/** Answer of POST /api/options. */
export interface OfferedOptions {
  readonly ok: true;
  readonly groups: readonly {
    /** '' for options without a group. */
    readonly label: string;
    /** As Slack has them: `text`, `value`, `description`. */
    readonly options: readonly Record<string, unknown>[];
  }[];
  /** Why there is nothing to choose, as a sentence; null when there is something. */
  readonly note: string | null;
}
