import { cast } from './cast.ts';
import { statusIds } from './centre/catalogue.ts';
import type { MonitorSession, User } from './centre/model.ts';
import type { Centre } from './centre/port.ts';
import type { PanelRequest } from './drive/people-api.ts';
import { Refusal } from './slack/acting/refusal.ts';

/** Carries out what people do in their contact control panels. Throws Refusal. */
export function panelUse(centre: Centre): (request: PanelRequest) => void {
  const acts: Readonly<Record<PanelRequest['act'], (user: User) => void>> = {
    'sign-in': ({ id }) => centre.setStatus(id, statusIds.available),
    'sign-out': ({ id }) => centre.setStatus(id, statusIds.offline),
    accept: (user) => {
      if (!sessionIn(centre, user).isRinging) throw refusal('not_ringing', 'Nothing rings there.');
      centre.acceptMonitoring(user.id);
    },
    'hang-up': (user) => {
      sessionIn(centre, user);
      centre.hangUpMonitoring(user.id);
    },
    barge: (user) => {
      const { canBarge, isRinging } = sessionIn(centre, user);
      if (isRinging) throw refusal('still_ringing', 'The contact has to be taken first.');
      if (!canBarge) throw refusal('silent_only', 'This session offers no barge-in.');
      centre.bargeIn(user.id);
    },
  };
  return ({ as, act }) => acts[act](ownerOf(centre, as));
}

function ownerOf(centre: Centre, personId: string): User {
  const username = cast.find(({ slackUserId }) => slackUserId === personId)?.connectUsername;
  const user = centre.view().users.find((one) => one.username === username);
  if (user) return user;
  throw refusal('panel_not_found', `${personId} has no control panel: not in Amazon Connect.`);
}

function sessionIn(centre: Centre, { id }: User): MonitorSession {
  const session = centre.view().monitoring.find(({ supervisorUserId }) => supervisorUserId === id);
  if (session) return session;
  throw refusal('panel_is_empty', 'This control panel holds no contact that is listened to.');
}

function refusal(code: string, sentence: string): Refusal {
  return new Refusal(code, sentence);
}
