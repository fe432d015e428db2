import { writeText } from '../../../blocks/form.ts';
import type { Block } from '../../../blocks/message.ts';
import { timeText } from '../file/figures.ts';

/** A time which may be left out. */
export function time(
  blockId: string,
  label: string,
  seconds: number | undefined,
  hint: string,
): Block {
  return short(blockId, label, seconds ? timeText(seconds) : undefined, '5m', hint);
}

/** A line which may be left out. */
export function short(
  blockId: string,
  label: string,
  written: string | undefined,
  placeholder: string,
  hint?: string,
): Block {
  return writeText({
    isOptional: true,
    blockId,
    label,
    placeholder,
    maximum: 500,
    written,
    ...(hint !== undefined && { hint }),
  });
}
