import { asNumber, asText, type Json } from '../json.ts';
import { type FormValues, fieldsOf } from './values.ts';

/** What Slack itself refuses before the app hears of it: block id → sentence. Empty when the form may go. */
export function formProblems(
  blocks: readonly Json[],
  values: FormValues,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const field of fieldsOf(blocks)) {
    if (!field.isInput) continue;
    const value = values[field.blockId]?.[field.actionId] ?? {};
    const problem = isEmpty(value)
      ? !field.isOptional && 'Please complete this required field.'
      : outOfBounds(field.element, asText(value.value));
    if (problem) problems[field.blockId] = problem;
  }
  return problems;
}

function isEmpty(value: Json): boolean {
  return Object.entries(value).every(
    ([member, held]) =>
      member === 'type' ||
      held === null ||
      held === '' ||
      (Array.isArray(held) && held.length === 0),
  );
}

function outOfBounds(element: Json, typed: string): string | undefined {
  if (element.type === 'number_input') return numberProblem(element, typed);
  const length = [...typed].length;
  const [shortest, longest] = [asNumber(element.min_length), asNumber(element.max_length)];
  if (shortest !== undefined && length < shortest)
    return `At least ${shortest} characters, please.`;
  if (longest !== undefined && length > longest) return `At most ${longest} characters, please.`;
  return undefined;
}

function numberProblem(element: Json, typed: string): string | undefined {
  const number = Number(typed);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) {
    return 'Please enter a whole number.';
  }
  const [least, most] = [asText(element.min_value), asText(element.max_value)];
  if (least && number < Number(least)) return `The smallest value is ${least}.`;
  if (most && number > Number(most)) return `The largest value is ${most}.`;
  return undefined;
}
