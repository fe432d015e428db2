import { type Road, road } from '../../road.ts';
import { alertSettings, alertSettingsView } from './alert-settings.ts';
import { parseAlertSettings } from './alert-settings-intent.ts';
import { askRemoval, removalView } from './ask-removal.ts';
import { parseDuplicate, parseOneRule, parsePresets, parseUndo } from './deed-intents.ts';
import { historyView } from './history-view.ts';
import { listRules, parseList } from './list-rules.ts';
import { listView } from './list-view.ts';
import { makeRule } from './make-rule.ts';
import { parseEdit, parseRuleLine } from './parse-rule-line.ts';
import { presetsView } from './presets-view.ts';
import { duplicateRule, editRule, pauseRule, removeRule, resumeRule } from './rule-deeds.ts';
import { parseHistory, ruleHistory } from './rule-history.ts';
import { ruleView } from './rule-view.ts';
import type { RulesPorts } from './rules-ports.ts';
import { testRule, testView } from './test-rule.ts';
import { undoRule } from './undo-rule.ts';

export type { RulesPorts } from './rules-ports.ts';
export { startOf } from './start-of.ts';

const sees = () => ({ kind: 'see-rules' }) as const;
const makes = () => ({ kind: 'make-rule' }) as const;

/** Making, changing and looking at rules: the roads of `/alerts` by their words. Whose a rule is, is asked on the way. */
export function ruleRoads(ports: RulesPorts): Readonly<Record<string, Road>> {
  const remove = oneRule(ports, 'remove', removeRule);
  return {
    add: road({
      parse: parseRuleLine,
      needs: makes,
      run: (draft, asker) => makeRule(ports, draft, asker),
      view: ruleView,
    }),
    edit: road({
      parse: parseEdit,
      needs: sees,
      run: (intent, asker) => editRule(ports, intent, asker),
      view: ruleView,
    }),
    duplicate: road({
      parse: parseDuplicate,
      needs: makes,
      run: (intent, asker) => duplicateRule(ports, intent, asker),
      view: ruleView,
    }),
    pause: oneRule(ports, 'pause', pauseRule),
    resume: oneRule(ports, 'resume', resumeRule),
    remove,
    delete: remove,
    'remove-ask': road({
      parse: (words) => parseOneRule(words, 'remove'),
      needs: sees,
      run: ({ ruleId }, asker) => askRemoval(ports, ruleId, asker),
      view: removalView,
    }),
    undo: road({
      parse: parseUndo,
      needs: sees,
      run: (intent, asker) => undoRule(ports, intent, asker),
      view: ruleView,
    }),
    list: listRoad(ports),
    history: road({
      parse: parseHistory,
      needs: sees,
      run: (intent, asker) => ruleHistory(ports, intent, asker),
      view: historyView,
    }),
    test: road({
      parse: (words) => parseOneRule(words, 'test'),
      needs: sees,
      run: ({ ruleId }, asker) => testRule(ports, ruleId, asker),
      view: testView,
    }),
    presets: road({
      parse: parsePresets,
      needs: sees,
      run: async (intent) => intent,
      view: presetsView,
    }),
    settings: road({
      parse: parseAlertSettings,
      needs: (intent) => (intent.kind === 'show' ? { kind: 'see-rules' } : { kind: 'rule-alerts' }),
      run: (intent, asker) => alertSettings(ports, intent, asker),
      view: alertSettingsView,
    }),
  };
}

/** `list`. */
function listRoad(ports: RulesPorts): Road {
  return road({
    parse: parseList,
    needs: sees,
    run: (intent, asker) => listRules(ports, intent, asker),
    view: listView,
  });
}

function oneRule(ports: RulesPorts, word: string, deed: typeof pauseRule): Road {
  return road({
    parse: (words) => parseOneRule(words, word),
    needs: sees,
    run: ({ ruleId }, asker) => deed(ports, ruleId, asker),
    view: ruleView,
  });
}
