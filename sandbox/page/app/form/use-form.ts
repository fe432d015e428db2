import { useState } from 'preact/hooks';
import type { Json } from '../json.ts';
import { carriedValues, type FormValues, withValue } from './values.ts';

/** The values of these blocks: what was touched, and what the blocks say for the rest. */
export function useForm(blocks: readonly Json[]) {
  const [touched, setTouched] = useState<FormValues>({});
  const set = (blockId: string, actionId: string, value: Json) =>
    setTouched((before) => withValue(before, { blockId, actionId }, value));
  return { values: carriedValues(blocks, touched), set };
}
