import { Refusal } from '../slack/acting/refusal.ts';
import type { SlackUser } from '../slack/world/model.ts';
import type {
  CentreState,
  GalleryEntry,
  Notification,
  SandboxState,
  SeenMessage,
  Views,
} from './api.ts';
import type { DriveDeps } from './deps.ts';
import { shownBuzz, shownConversation, shownMessage, shownPeople, shownView } from './shown.ts';

/** Everything one may ask, by path below /api. All throw Refusal. */
export const reads = {
  state(deps: DriveDeps, as: string): SandboxState {
    const world = deps.slack.workspace;
    return {
      workspace: { teamId: world.facts.teamId, name: world.facts.teamName },
      people: shownPeople(world),
      conversations: [...world.conversations.all.values()].map((place) =>
        shownConversation(world, place, as),
      ),
      commands: world.manifest.commands.map(({ command, description, usageHint }) => ({
        command,
        description,
        usageHint,
      })),
      userGroups: world.people.groups.map(({ id, handle, name }) => ({ id, handle, name })),
      delivery: deps.slack.deliveryKind,
      now: deps.clock.now().toISOString(),
      speed: deps.clock.speed,
      connectEndpoint: deps.connectEndpoint ?? '',
      levers: deps.levers.states(),
    };
  },

  messages(deps: DriveDeps, as: string, channel: string): readonly SeenMessage[] {
    const { conversations, posts } = deps.slack.workspace;
    const user = person(deps, as);
    if (!conversations.all.get(channel)?.members.has(user.id)) {
      throw new Refusal('channel_not_found', `${user.name} is in no conversation ${channel}.`);
    }
    return posts.seenBy(user.id, channel).map(shownMessage);
  },

  notifications(deps: DriveDeps, as: string): readonly Notification[] {
    const user = person(deps, as);
    const { buzzes } = deps.slack.workspace.posts;
    return buzzes.filter((buzz) => buzz.userId === user.id).map(shownBuzz);
  },

  views(deps: DriveDeps, as: string): Views {
    const user = person(deps, as);
    const { views } = deps.slack.workspace;
    const home = views.homeOf(user.id);
    return { modals: views.stackOf(user.id).map(shownView), home: home ? shownView(home) : null };
  },

  centre(deps: DriveDeps): CentreState {
    if (deps.centre) return deps.centre();
    throw new Refusal('centre_not_found', 'There is no contact centre behind this sandbox.');
  },

  async gallery(deps: DriveDeps): Promise<readonly GalleryEntry[]> {
    return (await deps.gallery?.()) ?? [];
  },
} as const;

function person(deps: DriveDeps, as: string): SlackUser {
  const user = deps.slack.workspace.people.find(as);
  if (user) return user;
  throw new Refusal('unknown_person', `There is nobody with the id ${as || '(none)'}: add ?as=U….`);
}
