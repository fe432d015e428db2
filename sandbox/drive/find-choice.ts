import { everyElement, type FoundElement } from '../slack/acting/find-element.ts';
import { type Json, record, records, text } from '../slack/json.ts';

/** The select with this action id or placeholder. Throws with what there is. */
export function selectIn(blocks: readonly Json[], named: string): FoundElement {
  const selects = everyElement(blocks).filter(({ element }) =>
    String(element.type).endsWith('_select'),
  );
  const found = selects.find(
    ({ element }) => element.action_id === named || textIn(element.placeholder) === named,
  );
  if (found) return found;
  const there = selects.map(
    ({ element }) => textIn(element.placeholder) ?? String(element.action_id),
  );
  throw new Error(`no select "${named}" there, only: ${there.join(', ') || 'none'}`);
}

/** The overflow menu that offers this; the first one, or the one with the action id. Throws with what there is. */
export function overflowIn(
  blocks: readonly Json[],
  label: string,
  actionId: string | undefined,
): FoundElement {
  const menus = everyElement(blocks).filter(
    ({ element }) =>
      element.type === 'overflow' && (actionId === undefined || element.action_id === actionId),
  );
  const found = menus.find(({ element }) => optionsOf(element).some((one) => reads(one, label)));
  if (found) return found;
  const there = menus.flatMap(({ element }) => optionsOf(element).map(labelOf));
  throw new Error(`no menu offers "${label}" there, only: ${there.join(', ') || 'nothing'}`);
}

/** The input with this block id or label. Throws with what there is. */
export function inputIn(blocks: readonly Json[], named: string): FoundElement {
  const inputs = blocks.filter(({ type }) => type === 'input');
  const block = inputs.find((one) => one.block_id === named || textIn(one.label) === named);
  if (block) return { block, element: record(block.element) };
  const there = inputs.map((one) => textIn(one.label)).join(', ');
  throw new Error(`no input "${named}" there, only: ${there || 'none'}`);
}

/** The value of the option that reads like this; the word itself where the element has no such option. */
export function valueFor(element: Json, label: string): string {
  const found = optionsOf(element).find((option) => reads(option, label));
  return text(found?.value) ?? label;
}

function optionsOf(element: Json): readonly Json[] {
  const grouped = records(element.option_groups).flatMap((group) => records(group.options));
  return [...records(element.options), ...grouped];
}

function reads(option: Json, label: string): boolean {
  return labelOf(option) === label || option.value === label;
}

function labelOf(option: Json): string | undefined {
  return textIn(option.text);
}

function textIn(value: unknown): string | undefined {
  return text(record(value).text);
}
