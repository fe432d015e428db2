import type { World } from '../world/world.ts';

/**
 * What `should_escape` does to a typed line: @name, #channel and, where the workspace does so,
 * @group become `<@U…|name>`, `<#C…|name>` and `<!subteam^S…|@group>`. Longer names are tried first;
 * what names nobody stays as typed.
 */
export function escapeCommandText(world: World, typed: string): string {
  return escaped(world, typed, world.settings.escapesUserGroups);
}

/** What becomes of a posted line: people, channels and user groups, without the names. */
export function escapeMessageText(world: World, typed: string): string {
  return escaped(world, typed, true).replaceAll(/<(@U\w+|!subteam\^\w+)\|[^>]*>/gu, '<$1>');
}

function escaped(world: World, typed: string, withGroups: boolean): string {
  const users = [...world.people.users.values()].flatMap((user) =>
    [user.handle, user.name].map((name) => ({
      mark: `@${name}`,
      code: `<@${user.id}|${user.handle}>`,
    })),
  );
  const places = [...world.conversations.all.values()]
    .filter((place) => place.kind === 'channel')
    .map((place) => ({ mark: `#${place.name}`, code: `<#${place.id}|${place.name}>` }));
  const groups = (withGroups ? world.people.groups : []).map(({ id, handle }) => ({
    mark: `@${handle}`,
    code: `<!subteam^${id}|@${handle}>`,
  }));
  const known = [...users, ...places, ...groups].sort(
    (one, other) => other.mark.length - one.mark.length,
  );
  return typed.replaceAll(/(?<![\w<])[@#][^\s@#][^@#]*/gu, (hit) => replaceStart(hit, known));
}

function replaceStart(
  hit: string,
  known: readonly { readonly mark: string; readonly code: string }[],
): string {
  const found = known.find(({ mark }) => {
    const isSame = hit.slice(0, mark.length).toLowerCase() === mark.toLowerCase();
    return isSame && !/^[\w-]/u.test(hit.slice(mark.length));
  });
  return found ? found.code + hit.slice(found.mark.length) : hit;
}
