import type { Json } from '../json.ts';
import type { StoredView } from '../world/views.ts';
import { initialValue } from './element-value.ts';
import { everyElement, type FoundElement } from './find-element.ts';

/** What a person put into a message or view: block id → action id → value. */
export type State = StoredView['state'];

/** `state.values`: what was chosen, over what the blocks held at first. */
export function withInitial(blocks: readonly Json[], state: State): State {
  const values: State = {};
  for (const { block, element } of everyElement(blocks)) {
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const value = state[blockId]?.[actionId] ?? initialValue(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** With what one element holds now; an element that holds nothing changes nothing. */
export function remembered(state: State, { block, element }: FoundElement, value: Json): State {
  if (initialValue(element) === undefined) return state;
  return merged(state, { [String(block.block_id)]: { [String(element.action_id)]: value } });
}

/** The later values over the earlier ones. */
export function merged(
  state: State,
  values: Readonly<Record<string, Record<string, Json>>>,
): State {
  const result = { ...state };
  for (const [blockId, actions] of Object.entries(values)) {
    result[blockId] = { ...result[blockId], ...actions };
  }
  return result;
}
