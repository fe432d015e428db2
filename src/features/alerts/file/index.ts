import { codeOf } from '../../../domain/errors.ts';
import { formRoad, type Road, road } from '../../road.ts';
import { oneSentence } from '../../settings-answers.ts';
import { applyImport } from './apply-import.ts';
import { exportRules } from './export-rules.ts';
import { exportView } from './export-view.ts';
import { importModal } from './import-form.ts';
import type { FilePorts } from './import-ports.ts';
import { importView } from './import-view.ts';
import {
  parseDraft,
  parseExport,
  parseImport,
  parseImportFile,
  parseImportText,
} from './intent.ts';
import { readChosenFile } from './read-chosen-file.ts';
import { showDifference } from './show-difference.ts';

export { importFromForm } from './import-form.ts';
export type { FilePorts } from './import-ports.ts';

/** Rules as a file: taken away by whoever sees them, read by whoever makes them. */
export function fileRoads(ports: FilePorts): Readonly<Record<string, Road>> {
  const makes = () => ({ kind: 'make-rule' }) as const;
  return {
    export: road({
      parse: parseExport,
      needs: () => ({ kind: 'see-rules' }),
      run: (intent, asker) => exportRules(ports, intent, asker),
      view: exportView,
    }),
    import: formRoad({
      parse: parseImport,
      needs: makes,
      run: async ({ isReplacing }, { caller }) => ({
        isReplacing,
        takesFiles: await takesFiles(ports, caller.workspace),
      }),
      modal: importModal,
    }),
    'import-text': road({
      parse: parseImportText,
      needs: makes,
      run: (intent, asker) => showDifference(ports, intent, asker),
      view: importView,
    }),
    'import-file': road({
      parse: parseImportFile,
      needs: makes,
      run: (intent, asker) => readChosenFile(ports, intent, asker),
      view: importView,
    }),
    'import-apply': road({
      parse: parseDraft,
      needs: makes,
      run: ({ draftId }, asker) => applyImport(ports, draftId, asker),
      view: importView,
    }),
    'import-cancel': road({
      parse: parseDraft,
      needs: makes,
      run: async ({ draftId }, { caller }) => {
        const tenant = { workspace: caller.workspace, instance: ports.instance };
        await ports.importDrafts.take(
          tenant,
          { id: draftId, by: caller.userId },
          ports.clock.now(),
        );
      },
      view: () => oneSentence('Nothing was changed.'),
    }),
  };
}

/** Where that cannot be told, the file is pasted. */
async function takesFiles({ slackFiles }: FilePorts, workspace: string): Promise<boolean> {
  return slackFiles.mayRead(workspace).catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return false;
  });
}
