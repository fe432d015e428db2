import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Shape } from '../../../sandbox/connect/schema.ts';
import { parseAgents } from '../../../src/features/agents/intent.ts';
import { listAgents } from '../../../src/features/agents/list-agents.ts';
import { agentsView } from '../../../src/features/agents/view.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { instance, setUpWorld, type World } from '../../connect/connect-world.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../fakes/current-settings.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeListenSessions } from '../../fakes/listen-sessions.ts';
import { FakeListings } from '../../fakes/listings.ts';
import { aPerson, FakeSlackPeople } from '../../fakes/slack-people.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { ids } from '../../fixtures/floor.ts';
import { userDataOperation } from '../../fixtures/user-data.ts';
import {
  answered,
  baseAnswer,
  fieldNames,
  questioned,
  reference,
} from '../../fixtures/user-data-fields.ts';
import { pressesIn, textIn } from './shown.ts';

let world: World;
beforeAll(async () => {
  world = await setUpWorld();
});
afterAll(() => world.close());

/** The whole road from what is typed to what is read, with the service’s answers. */
async function ask(
  typed: string,
  answers: readonly object[],
  directory = fieldNames,
): Promise<string> {
  const { clock, gateway: readings, server } = world;
  server.on('GetCurrentUserData', ...answers.map((body) => ({ body })));
  const gateway = new FakeConnectGateway({ clock });
  const people = new FakeSlackPeople([aPerson()]);
  const identity = identityOver({ people, gateway, clock });
  const ports = {
    ...{ clock, gateway, identity, instance, people, readings },
    directory: new FakeDirectory(directory),
    ids: new FakeIds(),
    listings: new FakeListings(),
    settings: new FakeCurrentSettings(),
    viewStore: new FakeViewStore(),
    listenSessions: new FakeListenSessions(),
  };
  const words = readWords(typed);
  const intent = words.kind === 'words' ? parseAgents(words.words) : undefined;
  if (!intent || isMisunderstood(intent)) throw new Error(`not understood: ${typed}`);
  const { blocks } = agentsView(await listAgents(ports, intent, anAsker()), anAsker());
  return [textIn(blocks), ...pressesIn(blocks).map((press) => press.line)].join('\n');
}

/** The same JSON with another value at this path; lists are all of their elements. */
function put(json: unknown, [head = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(json)) return json.map((one) => put(one, [head, ...rest], value));
  const inner = new Map(Object.entries(json ?? {}));
  const next = rest.length === 0 ? value : put(inner.get(head), rest, value);
  return Object.fromEntries([...inner.set(head, next)]);
}

/** Every member below a shape, as `Status.StatusName`. */
function membersOf(shape: Shape, prefix = ''): readonly string[] {
  if (shape.kind === 'list') return membersOf(shape.member, prefix);
  if (shape.kind !== 'struct') return [];
  return shape.members().flatMap((member) => {
    const name = `${prefix}${member.name}`;
    return [name, ...membersOf(member.shape, `${name}.`)];
  });
}

describe('the table', () => {
  test('names every field of the question, and no other', () => {
    expect(Object.keys(questioned).toSorted()).toEqual(
      membersOf(userDataOperation().input).toSorted(),
    );
  });

  test('names every field of the answer, and no other', () => {
    expect(Object.keys(answered).toSorted()).toEqual(
      membersOf(userDataOperation().output).toSorted(),
    );
  });
});

describe('an answer that differs in one field alone reads differently', () => {
  const cases = Object.entries(answered).map(([field, seen]) => [field, seen.where, seen] as const);
  const second = put(baseAnswer, ['UserDataList', 'User'], reference(ids.jonas));

  test.each(cases)('%s: %s', async (field, _where, { asked = 'all', value, reads, insteadOf }) => {
    const start =
      insteadOf === undefined ? baseAnswer : put(baseAnswer, insteadOf.split('.'), undefined);
    const usual = await ask(asked, [Object(start)]);
    const changed = put(start, field.split('.'), value);
    const read = await ask(asked, [Object(changed), Object(second)]);

    expect(read).toContain(reads);
    expect(usual).not.toContain(reads);
  });
});

describe('what is typed goes to the service, or is looked at here', () => {
  const cases = Object.entries(questioned).map(
    ([field, typed]) => [field, typed.how, typed] as const,
  );

  test.each(cases)('%s: %s', async (_field, _how, { asked, sends, reads, names: directory }) => {
    const read = await ask(asked, [baseAnswer], directory);

    expect(world.server.requests.at(-1)).toMatchObject(sends);
    expect(world.server.requests.at(-1)?.body).not.toHaveProperty('Filters.ContactFilter');
    expect(read).toContain(reads);
  });

  test('NextToken goes back to the service until there is none', async () => {
    const read = await ask('all', [{ ...baseAnswer, NextToken: 'more' }, baseAnswer]);

    expect(world.server.requests.at(-1)).toMatchObject({ body: { NextToken: 'more' } });
    expect(read).toContain('1 agent');
  });
});
