import { isRecord } from './json.ts';
import { block } from './validate/blocks.ts';
import { checkCharts } from './validate/charts.ts';
import { slackLimits as at } from './validate/limits.ts';
import { answeredOptions } from './validate/options.ts';
import { boolean, list, may, need, object, oneOf, shape, string } from './validate/rules.ts';
import { type Problem, Spot, type Surface } from './validate/spot.ts';
import { checkTables } from './validate/tables.ts';
import { plainText } from './validate/text.ts';
import { checkIds, flatten } from './validate/uniqueness.ts';

export type { Problem } from './validate/spot.ts';

/** What Slack would refuse in a message; empty when it would take it. Pointers begin at the message. */
export function validateMessage(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}): readonly Problem[] {
  const spot = new Spot(message, '', 'message');
  if (message.blocks !== undefined) checkBlocks(spot.child('blocks'), at.messageBlocks);
  if (message.attachments !== undefined) {
    const attachments = spot.child('attachments');
    list(object, 0, at.attachments)(attachments);
    for (const one of attachments.children()) {
      if (one.record.blocks !== undefined) checkBlocks(one.child('blocks'), at.messageBlocks);
    }
  }
  return spot.problems;
}

/** What Slack would refuse in a modal or Home view; empty when it would take it. Pointers begin at the view. */
export function validateView(view: unknown): readonly Problem[] {
  const surface: Surface = isRecord(view) && view.type === 'home' ? 'home' : 'modal';
  const spot = new Spot(view, '', surface);
  (surface === 'home' ? home : modal)(spot);
  if (spot.record.blocks !== undefined) checkBlocks(spot.child('blocks'), at.viewBlocks);
  const hasInput = spot
    .child('blocks')
    .children()
    .some((one) => one.record.type === 'input');
  if (surface === 'modal' && hasInput && !spot.record.submit) {
    spot.fail('missing_field', 'a modal with an input block needs a submit button');
  }
  return spot.problems;
}

/** What Slack would refuse in an answer to `block_suggestion`; empty when it would take it. */
export function validateOptions(answer: unknown): readonly Problem[] {
  const spot = new Spot(answer, '', 'modal');
  answeredOptions(spot);
  return spot.problems;
}

/** A problem as Slack words it in `response_metadata.messages`. */
export function problemLine(problem: Problem, base = ''): string {
  return `[ERROR] ${problem.message} [json-pointer:${base}${problem.pointer}]`;
}

const common = {
  blocks: need(() => undefined),
  private_metadata: may(string(at.privateMetadata)),
  callback_id: may(string(at.id)),
  external_id: may(string(at.id)),
};

const modal = shape({
  type: need(oneOf('modal')),
  ...common,
  title: need(plainText(at.viewTitle)),
  submit: may(plainText(at.viewTitle)),
  close: may(plainText(at.viewTitle)),
  clear_on_close: may(boolean),
  notify_on_close: may(boolean),
  submit_disabled: may(boolean),
});

const home = shape({ ...common, title: may(plainText(at.viewTitle)), type: need(oneOf('home')) });

function checkBlocks(blocks: Spot, maximum: number): void {
  list(block, 0, maximum)(blocks);
  const every = flatten(blocks.children());
  checkIds(every);
  checkTables(every);
  checkCharts(every);
  checkMarkdown(every);
}

function checkMarkdown(blocks: readonly Spot[]): void {
  const texts = blocks.filter((spot) => spot.record.type === 'markdown');
  const length = texts.reduce((sum, spot) => sum + [...String(spot.record.text)].length, 0);
  if (texts.length > 1 && length > at.markdownText) {
    texts
      .at(-1)
      ?.child('text')
      .fail('too_long', `markdown must have less than ${at.markdownText + 1} characters in all`);
  }
}
