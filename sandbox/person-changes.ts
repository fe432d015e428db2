import { cast } from './cast.ts';
import type { Centre } from './centre/port.ts';
import type { PersonChange } from './drive/people-api.ts';
import { Refusal } from './slack/acting/refusal.ts';
import type { World } from './slack/world/world.ts';

/**
 * Carries out what administrators change about people, in Slack and in Amazon Connect, from one moment
 * to the next: what an attack would need. Throws Refusal.
 */
export function personChanges(centre: Centre, world: World): (change: PersonChange) => void {
  const removed = new Map<string, () => void>();
  return ({ person, isInConnect, securityProfile, ...inSlack }) => {
    changeInSlack(world, person, inSlack);
    if (isInConnect === undefined && securityProfile === undefined) return;
    if (isInConnect === true) {
      removed.get(person)?.();
      removed.delete(person);
    }
    if (isInConnect === false && removed.has(person)) return;
    const userId = connectIdOf(centre, person);
    if (securityProfile !== undefined) centre.changeUser(userId, { securityProfile });
    if (isInConnect === false) removed.set(person, centre.removeUser(userId));
  };
}

function changeInSlack(
  world: World,
  person: string,
  { email, isDeactivated, isGuest }: Pick<PersonChange, 'email' | 'isDeactivated' | 'isGuest'>,
): void {
  const user = world.people.find(person);
  if (!user || user.isBot) {
    throw new Refusal('unknown_person', `There is nobody with the id ${person}.`);
  }
  if (email !== undefined) user.email = email;
  if (isDeactivated !== undefined) user.isDeleted = isDeactivated;
  if (isGuest !== undefined) user.isGuest = isGuest;
}

function connectIdOf(centre: Centre, person: string): string {
  const username = cast.find(({ slackUserId }) => slackUserId === person)?.connectUsername;
  const user = centre.view().users.find((one) => one.username === username);
  if (user) return user.id;
  throw new Refusal('connect_user_not_found', `${person} is not in Amazon Connect.`);
}
