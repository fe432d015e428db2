import { chosenOf } from '../form/selected.ts';
import { asObject, asText, type Json } from '../json.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProperties } from './element.tsx';
import { useScope } from './scope.ts';

/** The value an element holds, and how to change it: kept in the form, and told to the app where it dispatches. */
export function useValue({ element, blockId, dispatches }: ElementProperties) {
  const scope = useScope();
  const { ask, dialog } = useConfirm(element);
  const actionId = asText(element.action_id);
  const held: Json = asObject(scope.values[blockId]?.[actionId]);
  const keep = (change: Json) => {
    const value = { ...held, type: element.type, ...change };
    scope.set(blockId, actionId, value);
    return value;
  };
  const tell = (value: Json) => {
    if (dispatches) void scope.act(blockId, actionId, chosenOf(value));
  };
  /** A choice counts at once, after the question the element asks. */
  const choose = (change: Json) => ask(() => tell(keep(change)));
  return { held, keep, tell, choose, dialog, error: scope.errors[blockId] };
}
