import { validateMessage, validateView } from '../validate.ts';
import { ApiError } from '../world/api-error.ts';
import { type Call, type Method, tier } from './call.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

const general: Readonly<Record<string, Method>> = {
  'api.test': { perMinute: tier.four, run: (call) => ({ args: call.args }) },
  'auth.test': {
    perMinute: tier.special,
    run: ({ world }) => ({
      url: `https://${world.facts.teamDomain}.slack.com/`,
      team: world.facts.teamName,
      team_id: world.facts.teamId,
      user: world.people.find(world.facts.botUserId)?.handle,
      user_id: world.facts.botUserId,
      bot_id: world.facts.botId,
      is_enterprise_install: false,
    }),
  },
  'blocks.validate': { perMinute: tier.special, run: validate },
};

/** Every method the stand-in knows; all others are `unknown_method`. apps.connections.open is added where sockets are served. */
export const catalogue: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...general,
    ...chatMethods,
    ...conversationMethods,
    ...userMethods,
    ...viewMethods,
    ...fileMethods,
  }),
);

/** UNVERIFIED: the exact answer of Slack's own validator; the pointer, the code and the sentence are its parts. */
function validate(call: Call) {
  const view = call.object('view');
  const message = call.object('message') ?? { blocks: call.json('blocks') };
  const errors = view ? validateView(view) : validateMessage(message);
  if (errors.length > 0) throw new ApiError('invalid_blocks', { errors });
  return {};
}
