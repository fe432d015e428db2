import { isRecord, type Json } from '../json.ts';
import type { StoredView } from '../world/views.ts';

/** What Slack's own client asks for before it sends a form: block id → sentence. */
export function missingInputs(
  blocks: readonly Json[],
  state: StoredView['state'],
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !isRecord(block.element)) continue;
    const blockId = String(block.block_id);
    const value = state[blockId]?.[String(block.element.action_id)];
    const problem = isEmpty(value)
      ? emptyProblem(block)
      : (lengthProblem(block.element, value?.value) ?? countProblem(block.element, value));
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

function emptyProblem(block: Json): string | undefined {
  return block.optional === true ? undefined : 'Please complete this required field.';
}

function isEmpty(value: Json | undefined): boolean {
  const held = Object.entries(value ?? {}).filter(([key]) => key !== 'type');
  return held.every(
    ([, one]) =>
      one === null || one === undefined || one === '' || (Array.isArray(one) && one.length === 0),
  );
}

function countProblem({ max_selected_items: most }: Json, held: Json | undefined) {
  const chosen = Object.values(held ?? {}).find(Array.isArray) ?? [];
  if (typeof most !== 'number' || chosen.length <= most) return undefined;
  return `Please choose at most ${most}.`;
}

function lengthProblem(element: Json, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const { length } = [...value];
  if (typeof element.min_length === 'number' && length < element.min_length) {
    return `Please enter at least ${element.min_length} characters.`;
  }
  if (typeof element.max_length === 'number' && length > element.max_length) {
    return `Please enter at most ${element.max_length} characters.`;
  }
  return undefined;
}
