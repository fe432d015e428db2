import type { FormOutcome, FormValues } from '../../form.ts';
import { formRoad, type Road, road } from '../../road.ts';
import { summaryRoad } from '../summary/summary-road.ts';
import { acknowledgeAlert, unacknowledgeAlert } from './acknowledge-alert.ts';
import { parseAck, parseUnack } from './acknowledge-intent.ts';
import { acknowledgeView } from './acknowledge-view.ts';
import type { ActPorts } from './act-ports.ts';
import { digestLimit, digestView, parseDigest } from './digest-limit.ts';
import { liftSilences, parseLift } from './lift-silences.ts';
import { liftView } from './lift-view.ts';
import { listSilences, parseSilences } from './list-silences.ts';
import { parseSilence } from './silence-intent.ts';
import { silenceThing } from './silence-thing.ts';
import { silenceView } from './silence-view.ts';
import { silencesView } from './silences-view.ts';
import { snoozeAlert } from './snooze-alert.ts';
import { openSnoozeForm, snoozeForm, snoozeFromForm, snoozeModal } from './snooze-form.ts';
import { parseSnooze, parseSnoozeForm } from './snooze-intent.ts';
import { snoozeView } from './snooze-view.ts';

export type { ActPorts } from './act-ports.ts';

/** What is done about alerts: the roads of `/alerts` by their words. */
export function actRoads(ports: ActPorts): Readonly<Record<string, Road>> {
  const handle = () => ({ kind: 'handle-alerts' }) as const;
  return {
    ack: road({
      parse: parseAck,
      needs: handle,
      run: (intent, asker) => acknowledgeAlert(ports, intent, asker),
      view: acknowledgeView,
    }),
    unack: road({
      parse: parseUnack,
      needs: handle,
      run: (intent, asker) => unacknowledgeAlert(ports, intent, asker),
      view: acknowledgeView,
    }),
    snooze: road({
      parse: parseSnooze,
      needs: handle,
      run: (intent, asker) => snoozeAlert(ports, intent, asker),
      view: snoozeView,
    }),
    'snooze-form': formRoad({
      parse: parseSnoozeForm,
      needs: handle,
      run: (intent, asker) => openSnoozeForm(ports, intent, asker),
      modal: snoozeModal,
    }),
    silence: road({
      parse: parseSilence,
      needs: handle,
      run: (intent, asker) => silenceThing(ports, intent, asker),
      view: silenceView,
    }),
    silences: road({
      parse: parseSilences,
      needs: handle,
      run: (_intent, asker) => listSilences(ports, asker),
      view: silencesView,
    }),
    lift: road({
      parse: parseLift,
      needs: handle,
      run: (intent, asker) => liftSilences(ports, intent, asker),
      view: liftView,
    }),
    digest: road({
      parse: parseDigest,
      needs: () => ({ kind: 'rule-alerts' }),
      run: (intent, asker) => digestLimit(ports, intent, asker),
      view: digestView,
    }),
    summary: summaryRoad(ports),
  };
}

/** The modals of what is done about alerts, by name. */
export const alertActForms: Readonly<Record<string, (values: FormValues) => FormOutcome>> = {
  [snoozeForm]: snoozeFromForm,
};
