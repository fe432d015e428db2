import { Refusal } from '../slack/acting/refusal.ts';
import { readAs } from './answer.ts';
import type { Delivered } from './api.ts';
import type { DriveDeps } from './deps.ts';
import {
  actionRequest,
  clockRequest,
  closeRequest,
  commandRequest,
  homeRequest,
  leverName,
  leverRequest,
  optionsRequest,
  panelRequest,
  personChange,
  shortcutRequest,
  submitRequest,
} from './requests.ts';

type Write = (deps: DriveDeps, body: string, name: string) => Promise<object>;

/** Everything one may do, by path below /api. All throw Refusal. */
export const writes: Readonly<Record<string, Write>> = {
  commands: async ({ slack }, body) => {
    return delivered(await slack.acts.type(readAs(commandRequest, body)));
  },
  actions: async ({ slack }, body) =>
    delivered(await slack.acts.press(readAs(actionRequest, body))),
  options: async ({ slack }, body) => ({
    ok: true,
    ...(await slack.acts.suggest(readAs(optionsRequest, body))),
  }),
  'views/submit': async ({ slack }, body) =>
    delivered(await slack.acts.submit(readAs(submitRequest, body))),
  'views/close': async ({ slack }, body) => {
    await slack.acts.close(readAs(closeRequest, body));
    return { ok: true };
  },
  'home/open': async ({ slack }, body) => {
    await slack.acts.openHome(readAs(homeRequest, body).as);
    return { ok: true };
  },
  shortcuts: async ({ slack }, body) =>
    delivered(await slack.acts.shortcut(readAs(shortcutRequest, body))),
  panel: async ({ usePanel, slack }, body) => {
    if (!usePanel) throw noCentre();
    usePanel(readAs(panelRequest, body));
    slack.workspace.changes.tell({ kind: 'centre' });
    return { ok: true };
  },
  people: async ({ changePerson, slack }, body) => {
    if (!changePerson) throw noCentre();
    changePerson(readAs(personChange, body));
    slack.workspace.changes.tell({ kind: 'lever' });
    return { ok: true };
  },
  clock: moveClock,
  levers: pullLever,
};

function noCentre(): Refusal {
  return new Refusal('centre_not_found', 'There is no contact centre behind this sandbox.');
}

async function moveClock({ clock, slack }: DriveDeps, body: string): Promise<object> {
  const request = readAs(clockRequest, body);
  if ('advanceSeconds' in request) await clock.advance(request.advanceSeconds * 1000);
  else if ('speed' in request) clock.setSpeed(request.speed);
  else await clock.step();
  slack.workspace.changes.tell({ kind: 'clock' });
  return { ok: true, now: clock.now().toISOString(), speed: clock.speed };
}

async function pullLever(
  { levers, slack }: DriveDeps,
  body: string,
  name: string,
): Promise<object> {
  const lever = leverName.safeParse(name);
  const state = levers.states().find((one) => one.name === lever.data);
  if (!lever.success || !state) throw new Refusal('no_such_lever', `There is no lever ${name}.`);
  if (state.unavailable !== null) throw new Refusal('lever_unavailable', state.unavailable);
  const { on, queue } = readAs(leverRequest, body);
  await levers.set(lever.data, { on, ...(queue !== undefined && { queue }) });
  slack.workspace.changes.tell({ kind: 'lever' });
  return { ok: true, levers: levers.states() };
}

function delivered(outcome: Delivered['outcome']): Delivered {
  return { ok: true, outcome };
}
