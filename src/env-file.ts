import { config } from 'dotenv';

/**
 * Reads `.env` of the working directory into the environment, in development only. What is
 * already set stays as it is. No file is no problem; a file that cannot be read is one and is thrown.
 */
export function readEnvFile(env: NodeJS.ProcessEnv): void {
  if (env.NODE_ENV === 'production') return;
  const { error } = config({ processEnv: env, override: false, quiet: true });
  if (error && !('code' in error && error.code === 'ENOENT')) throw error;
}
