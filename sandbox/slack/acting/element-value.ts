import { type Json, record, records, text } from '../json.ts';
import { Refusal } from './refusal.ts';

/** What a person did to an element: nothing but a press, a choice, or words. */
export interface Doing {
  readonly selected?: string | readonly string[] | undefined;
  readonly typed?: string | undefined;
}

const chosenField: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

const severalOptions = ['multi_static_select', 'multi_external_select', 'checkboxes'];
const oneOption = ['static_select', 'external_select', 'radio_buttons', 'overflow'];

/** The element's value as payloads and `view.state.values` carry it. Throws Refusal for what it does not offer. */
export function heldValue(element: Json, doing: Doing): Json {
  const type = String(element.type);
  const chosen = [doing.selected ?? []].flat();
  if (type === 'button' || type === 'icon_button') return { type, value: element.value };
  if (oneOption.includes(type)) return { type, selected_option: option(element, chosen[0]) };
  refuseTooMany(element, chosen);
  if (severalOptions.includes(type)) {
    return { type, selected_options: chosen.map((value) => option(element, value)) };
  }
  if (type === 'datetimepicker') return { type, selected_date_time: Number(chosen[0]) };
  const field = chosenField[type];
  if (field) return { type, [field]: type.startsWith('multi_') ? chosen : (chosen[0] ?? null) };
  return { type, value: doing.typed ?? null };
}

/** What an element holds before anybody touched it; undefined for one that holds nothing. */
export function initialValue(element: Json): Json | undefined {
  const type = String(element.type);
  const initial = Object.entries(element).find(([key]) => key.startsWith('initial_'));
  if (type === 'button' || type === 'overflow' || type === 'image') return undefined;
  if (severalOptions.includes(type)) return { type, selected_options: initial?.[1] ?? [] };
  if (oneOption.includes(type)) return { type, selected_option: initial?.[1] ?? null };
  if (type === 'datetimepicker') return { type, selected_date_time: initial?.[1] ?? null };
  if (type === 'file_input') return { type, files: [] };
  const field = chosenField[type] ?? 'value';
  return { type, [field]: initial?.[1] ?? (type.startsWith('multi_') ? [] : null) };
}

/** Slack's own client lets nobody choose more. */
function refuseTooMany({ max_selected_items: most }: Json, chosen: readonly string[]): void {
  if (typeof most === 'number' && chosen.length > most) {
    throw new Refusal('too_many_options', `At most ${most} may be chosen here.`);
  }
}

/** The offered option with this value. */
function option(element: Json, value: string | undefined): Json | null {
  if (value === undefined) return null;
  const groups = records(element.option_groups).flatMap((group) => records(group.options));
  const offered = [...records(element.options), ...groups];
  const found = offered.find((one) => one.value === value);
  if (found) return found;
  const labels = offered.map((one) => text(record(one.text).text) ?? '').join(', ');
  throw new Refusal(
    'no_such_option',
    `There is no option "${value}". There are: ${labels || 'none'}.`,
  );
}
