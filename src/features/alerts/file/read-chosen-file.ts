import type { Asker } from '../../answer.ts';
import { type FilePorts, type ImportReport, mostFileBytes } from './import-ports.ts';
import type { FileImportIntent } from './intent.ts';
import { showDifference } from './show-difference.ts';

/** Reads the file that somebody chose in the form, their own only, and shows what it would change. Throws BotError `slack_…`. */
export async function readChosenFile(
  ports: FilePorts,
  { fileId, isReplacing }: FileImportIntent,
  asker: Asker,
): Promise<ImportReport> {
  const { workspace, userId } = asker.caller;
  const about = { uploadedBy: userId, mostBytes: mostFileBytes };
  const file = await ports.slackFiles.readText(workspace, fileId, about);
  return file.kind === 'text'
    ? showDifference(ports, { text: file.text, isReplacing }, asker)
    : file;
}
