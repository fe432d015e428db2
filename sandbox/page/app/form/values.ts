import { asObject, asObjects, asText, asTexts, type Json } from '../json.ts';

/** `view.state.values` of Slack: block id → action id → what the element holds. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** An element that can hold a value, with the ids it is filed under. */
export interface Field {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Json;
  readonly isInput: boolean;
  readonly isOptional: boolean;
}

/** The id of a block; the page's own where the sender gave none. */
export function blockIdOf(block: Json, index: number): string {
  return asText(block.block_id) || `block-${index}`;
}

/** Every element of these blocks that holds a value, in order: inputs, accessories, rows of actions. */
export function fieldsOf(blocks: readonly Json[]): readonly Field[] {
  return blocks.flatMap((block, index) => {
    const isInput = block.type === 'input';
    const elements = isInput
      ? [asObject(block.element)]
      : block.type === 'actions'
        ? asObjects(block.elements)
        : [asObject(block.accessory)];
    return elements
      .filter((element) => Object.hasOwn(emptyValues, asText(element.type)))
      .map((element) => ({
        blockId: blockIdOf(block, index),
        actionId: asText(element.action_id),
        element,
        isInput,
        isOptional: block.optional === true,
      }));
  });
}

/** What the form holds before anybody touches it. */
export function initialValues(blocks: readonly Json[]): FormValues {
  return fieldsOf(blocks).reduce<FormValues>(
    (values, field) => withValue(values, field, initialValue(field.element)),
    {},
  );
}

/**
 * What the form holds after the view was changed under the person: an element with the same ids
 * keeps what was typed, as in Slack; the others start anew.
 */
export function carriedValues(blocks: readonly Json[], before: FormValues): FormValues {
  return fieldsOf(blocks).reduce<FormValues>((values, field) => {
    const kept = before[field.blockId]?.[field.actionId];
    const isSame = kept?.type === field.element.type;
    return withValue(values, field, isSame && kept ? kept : initialValue(field.element));
  }, {});
}

/** A copy with one value changed. */
export function withValue(
  values: FormValues,
  place: { readonly blockId: string; readonly actionId: string },
  value: Json,
): FormValues {
  const block = { ...values[place.blockId], [place.actionId]: value };
  return { ...values, [place.blockId]: block };
}

/** Builds an element's value; each type has its own member for it. */
type Initial = (element: Json) => Json;

const typed =
  (initial: string): Initial =>
  (element) => ({ value: asText(element[initial]) || null });
const one =
  (member: string, initial: string): Initial =>
  (element) => ({ [member]: element[initial] ?? null });
const many =
  (member: string, initial: string): Initial =>
  (element) => ({ [member]: asTexts(element[initial]) });
const options: Initial = (element) => ({ selected_options: asObjects(element.initial_options) });

const emptyValues: Readonly<Record<string, Initial>> = {
  plain_text_input: typed('initial_value'),
  email_text_input: typed('initial_value'),
  url_text_input: typed('initial_value'),
  number_input: typed('initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  file_input: () => ({ files: [] }),
  checkboxes: options,
  multi_static_select: options,
  multi_external_select: options,
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
};

function initialValue(element: Json): Json {
  const type = asText(element.type);
  return { type, ...emptyValues[type]?.(element) };
}
