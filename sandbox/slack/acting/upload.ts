import { type Json, records, text } from '../json.ts';
import { fileJson } from '../web-api/present.ts';
import type { SlackUser, StoredFile } from '../world/model.ts';
import type { World } from '../world/world.ts';
import type { Stage } from './actor.ts';
import type { State } from './state.ts';

/**
 * What a person chose in a file input, `{ name, content }`, as Slack's client leaves it: uploaded, theirs,
 * shared nowhere, and told to the bot with all that is known of it.
 */
export function withFiles({ world, origin }: Stage, user: SlackUser, state: State): State {
  return mapped(state, (value) => {
    if (value.type !== 'file_input') return value;
    const files = records(value.files).map((chosen) => {
      const known = world.files.get(text(chosen.id) ?? '');
      return fileJson(known ?? uploaded(world, user, chosen), origin());
    });
    return { ...value, files };
  });
}

function uploaded(world: World, user: SlackUser, chosen: Json): StoredFile {
  const name = text(chosen.name) ?? 'file';
  const bytes = new TextEncoder().encode(text(chosen.content) ?? '');
  const id = world.serials.id('F');
  const file: StoredFile = { id, userId: user.id, name, title: name, altText: '', bytes };
  world.files.set(id, file);
  return file;
}

function mapped(state: State, change: (value: Json) => Json): State {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(Object.entries(actions).map(([id, value]) => [id, change(value)])),
    ]),
  );
}
