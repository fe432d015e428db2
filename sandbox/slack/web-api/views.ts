import type { Json } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import { type Call, type Method, tier } from './call.ts';
import { viewJson } from './present.ts';

/** The views.* methods: none needs a scope. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { perMinute: tier.four, run: open },
  'views.push': { perMinute: tier.four, run: push },
  'views.update': { perMinute: tier.four, run: update },
  'views.publish': { perMinute: tier.four, run: publish },
};

function open(call: Call): Json {
  const trigger = call.world.triggers.redeem(triggerId(call));
  const view = call.world.views.open(trigger.userId, call.json('view'));
  return { view: viewJson(view, call.world) };
}

function push(call: Call): Json {
  const trigger = call.world.triggers.redeem(triggerId(call));
  if (!call.world.views.find(trigger.viewId)) throw new ApiError('not_found');
  const view = call.world.views.push(trigger.userId, call.json('view'));
  return { view: viewJson(view, call.world) };
}

function update(call: Call): Json {
  const { views } = call.world;
  const view = views.find(call.text('view_id')) ?? views.byExternalId(call.text('external_id'));
  if (!view) throw new ApiError('not_found');
  views.update(view, call.json('view'), call.text('hash'));
  return { view: viewJson(view, call.world) };
}

function publish(call: Call): Json {
  const user = call.world.people.find(call.need('user_id'));
  if (!user || user.isBot) throw new ApiError('user_not_found');
  if (!call.world.manifest.hasHomeTab) throw new ApiError('not_enabled');
  const view = call.world.views.publish(user.id, call.json('view'), call.text('hash'));
  return { view: viewJson(view, call.world) };
}

function triggerId(call: Call): string {
  return call.text('trigger_id') ?? call.need('interactivity_pointer');
}
