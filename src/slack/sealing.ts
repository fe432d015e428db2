import { pressedAs } from '../blocks/run.ts';
import type { Seal } from './seal.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What goes to Slack, with a seal on everything of ours that comes back when somebody presses,
 * chooses or submits: messages, answers, modals and the Home tab alike.
 */
export function sealing<Content>(seal: Seal, content: Content): Content {
  return sealed(seal, content) as Content;
}

function sealed(seal: Seal, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => sealed(seal, one));
  if (!isObject(value)) return value;
  const parts = sealedParts(value.action_id);
  if (parts) return sealedElement(seal, parts, value);
  const inner = Object.entries(value).map(([key, one]) => [key, sealed(seal, one)] as const);
  const whole: Json = Object.fromEntries(inner);
  return typeof value.private_metadata === 'string' && value.private_metadata !== ''
    ? { ...whole, private_metadata: seal.put(modalParts(value), value.private_metadata) }
    : whole;
}

/** What the value behind this action id is sealed together with; undefined where it runs nothing. */
export function sealedParts(actionId: unknown): readonly string[] | undefined {
  const how = typeof actionId === 'string' ? pressedAs(actionId) : undefined;
  return how && ['run', how.mode, how.command];
}

/** What a modal's note is sealed together with: which form it is, and the ids of its inputs, by which answers are read. */
export function modalParts(view: Json): readonly string[] {
  const callbackId = typeof view.callback_id === 'string' ? view.callback_id : '';
  return ['modal', callbackId, ...inputIds(view.blocks)];
}

/** Block ids of the inputs of a view. */
export function inputIds(blocks: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  return list
    .filter(isObject)
    .filter(({ type }) => type === 'input')
    .map(({ block_id: id }) => String(id));
}

function sealedElement(seal: Seal, parts: readonly string[], element: Json): Json {
  const { value, options } = element;
  return {
    ...element,
    ...(typeof value === 'string' && { value: seal.put(parts, value) }),
    ...(Array.isArray(options) && {
      options: options.map((option) =>
        isObject(option) && typeof option.value === 'string'
          ? { ...option, value: seal.put(parts, option.value) }
          : option,
      ),
    }),
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
