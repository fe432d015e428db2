import type { Json } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import { type Call, type Method, tier } from './call.ts';
import { paged } from './paging.ts';
import { userJson } from './present.ts';

const groupScopes = ['usergroups:read'];

/** The users.* and usergroups.* methods. */
export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': { perMinute: tier.four, scopes: ['users:read'], run: info },
  'users.list': { perMinute: tier.two, scopes: ['users:read'], run: list },
  'users.lookupByEmail': { perMinute: tier.three, scopes: ['users:read.email'], run: lookup },
  'usergroups.list': { perMinute: tier.two, scopes: groupScopes, run: groups },
  'usergroups.users.list': { perMinute: tier.two, scopes: groupScopes, run: groupUsers },
};

function info(call: Call): Json {
  const user = call.world.people.find(call.need('user'));
  if (!user) throw new ApiError('user_not_found');
  return { user: userJson(user, call.world) };
}

/** Strangers are not listed; they are only met. */
function list(call: Call): Json {
  const own = [...call.world.people.users.values()].filter((user) => !user.isStranger);
  const { page, metadata } = paged(call, own, 1000, 1000);
  return {
    members: page.map((user) => userJson(user, call.world)),
    response_metadata: metadata,
  };
}

function lookup(call: Call): Json {
  const user = call.world.people.byEmail(call.need('email'));
  if (!user || user.isDeleted || user.isStranger) throw new ApiError('users_not_found');
  return { user: userJson(user, call.world) };
}

function groups(call: Call): Json {
  const { teamId } = call.world.facts;
  return {
    usergroups: call.world.people.groups.map((group) => ({
      id: group.id,
      team_id: teamId,
      name: group.name,
      handle: group.handle,
      user_count: group.userIds.length,
      ...(call.flag('include_users') && { users: group.userIds }),
    })),
  };
}

function groupUsers(call: Call): Json {
  const group = call.world.people.group(call.need('usergroup'));
  if (!group) throw new ApiError('no_such_subteam');
  return { users: group.userIds };
}
