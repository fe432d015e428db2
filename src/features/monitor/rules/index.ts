import type { Act } from '../../../access/act.ts';
import { type Road, road } from '../../road.ts';
import { manageNever } from './never.ts';
import { parseNever } from './never-intent.ts';
import { neverView } from './never-view.ts';
import { manageOption } from './option.ts';
import { parseOption } from './option-intent.ts';
import type { OptionName } from './option-values.ts';
import { optionView } from './option-view.ts';
import { readRules } from './rules.ts';
import type { RulesPorts } from './rules-ports.ts';
import { rulesView } from './rules-view.ts';
import { manageScope } from './scope.ts';
import { parseScope } from './scope-intent.ts';
import { scopeView } from './scope-view.ts';
import { turnOff, turnOn } from './switch.ts';
import { parseOff, parseOn, parseRules } from './switch-intent.ts';
import { turnOffView } from './turn-off-view.ts';
import { turnOnView } from './turn-on-view.ts';

export type { RulesPorts } from './rules-ports.ts';

type RulesRoad = 'on' | 'off' | 'rules' | 'never' | 'scope' | OptionName;

/** `/monitor on`, `off` and the rules of listening: administrators set them and see them. */
export function rulesRoads(ports: RulesPorts): Readonly<Record<RulesRoad, Road>> {
  const option = (name: OptionName) =>
    road({
      parse: (words) => parseOption(name, words),
      needs,
      run: (intent, asker) => manageOption(ports, intent, asker),
      view: optionView,
    });
  return {
    on: road({
      parse: parseOn,
      needs,
      run: (intent, asker) => turnOn(ports, intent, asker),
      view: turnOnView,
    }),
    off: road({
      parse: parseOff,
      needs,
      run: (_intent, asker) => turnOff(ports, asker),
      view: turnOffView,
    }),
    rules: road({
      parse: parseRules,
      needs,
      run: (_intent, asker) => readRules(ports, asker),
      view: rulesView,
    }),
    never: road({
      parse: parseNever,
      needs,
      run: (intent, asker) => manageNever(ports, intent, asker),
      view: neverView,
    }),
    scope: road({
      parse: parseScope,
      needs,
      run: (intent, asker) => manageScope(ports, intent, asker),
      view: scopeView,
    }),
    'step-in': option('step-in'),
    'ask-reason': option('ask-reason'),
    'tell-agents': option('tell-agents'),
  };
}

/** Who may not be listened to, and who may hear whom, is the business of administrators alone. */
function needs(): Act {
  return { kind: 'rule-listening' };
}
