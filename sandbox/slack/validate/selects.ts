import { slackLimits as at } from './limits.ts';
import { initialOption, initialOptions, offersItsChoice, selectOptions } from './options.ts';
import { all, boolean, integer, list, may, oneOf, shape, string } from './rules.ts';
import type { Rule } from './spot.ts';
import { confirmDialog, plainText } from './text.ts';

const id = string(at.id, 1);
const ids = list(id, 1, at.selectOptions);

const common = {
  action_id: may(id),
  confirm: may(confirmDialog),
  focus_on_load: may(boolean),
  placeholder: may(plainText(at.placeholder)),
};
const several = { ...common, max_selected_items: may(integer(1, at.selectOptions)) };
const responds = { response_url_enabled: may(boolean) };
const query = { min_query_length: may(integer(0, at.selectOptions)) };

const filter: Rule = shape({
  include: may(list(oneOf('im', 'mpim', 'private', 'public'), 1, 4)),
  exclude_external_shared_channels: may(boolean),
  exclude_bot_users: may(boolean),
});
const conversations = {
  default_to_current_conversation: may(boolean),
  filter: may(filter),
};

/** Every select, by type. */
export const selects: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'static_select',
    all(
      shape({ ...common, ...selectOptions, initial_option: may(initialOption) }),
      offersItsChoice,
    ),
  ],
  [
    'multi_static_select',
    all(
      shape({ ...several, ...selectOptions, initial_options: may(initialOptions) }),
      offersItsChoice,
    ),
  ],
  ['external_select', shape({ ...common, ...query, initial_option: may(initialOption) })],
  ['multi_external_select', shape({ ...several, ...query, initial_options: may(initialOptions) })],
  ['users_select', shape({ ...common, initial_user: may(id) })],
  ['multi_users_select', shape({ ...several, initial_users: may(ids) })],
  [
    'conversations_select',
    shape({ ...common, ...conversations, ...responds, initial_conversation: may(id) }),
  ],
  [
    'multi_conversations_select',
    shape({ ...several, ...conversations, initial_conversations: may(ids) }),
  ],
  ['channels_select', shape({ ...common, ...responds, initial_channel: may(id) })],
  ['multi_channels_select', shape({ ...several, initial_channels: may(ids) })],
]);
