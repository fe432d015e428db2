import { type Json, records, text } from '../json.ts';
import { fileJson } from '../web-api/present.ts';
import { personOn, type Stage } from './actor.ts';
import type { State } from './state.ts';

export interface Uploading {
  readonly as: string;
  readonly name: string;
  readonly content: string;
}

/** A person uploads a file into a form: it is theirs, and shared nowhere. Its id. */
export function uploadFile(stage: Stage, { as, name, content }: Uploading): string {
  const { world } = stage;
  const user = personOn(stage, as);
  const id = world.serials.id('F');
  const bytes = new TextEncoder().encode(content);
  world.files.set(id, { id, userId: user.id, name, title: name, altText: '', bytes });
  return id;
}

/** Files in a form as the bot is told of them: all that is known of each. */
export function withFiles(stage: Stage, state: State): State {
  return mapped(state, (value) => {
    if (value.type !== 'file_input') return value;
    const files = records(value.files).flatMap(({ id }) => {
      const file = stage.world.files.get(text(id) ?? '');
      return file ? [fileJson(file, stage.origin())] : [];
    });
    return { ...value, files };
  });
}

function mapped(state: State, change: (value: Json) => Json): State {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(Object.entries(actions).map(([id, value]) => [id, change(value)])),
    ]),
  );
}
