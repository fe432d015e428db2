import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { postAnswer } from '../../src/slack/post-answer.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A response URL that answers like this, and what was posted there. */
async function aResponseUrl(status: number, body: string, headers: Record<string, string> = {}) {
  const posted: unknown[] = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posted.push([request.method, JSON.parse(Buffer.concat(parts).toString('utf8'))]);
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/response/secret`, posted };
}

describe('an answer at a response URL', () => {
  test.each([['ok'], [''], ['{"ok":true}']])('is taken with %p', async (body) => {
    const { url, posted } = await aResponseUrl(200, body);

    await postAnswer(url, { text: 'x' });

    expect(posted).toEqual([['POST', { text: 'x' }]]);
  });

  test.each([
    [400, 'invalid_blocks', 'a response URL answered 400 invalid_blocks'],
    [404, 'expired_url', 'a response URL answered 404 expired_url'],
    [200, '{"ok":false,"error":"invalid_blocks"}', 'a response URL answered 200 invalid_blocks'],
    [500, '<html>your blocks: secret</html>', 'a response URL answered 500'],
  ])('is refused with %i %s, and no more than a word of it is told', async (status, body, told) => {
    const { url } = await aResponseUrl(status, body);

    await expect(postAnswer(url, { text: 'x' })).rejects.toMatchObject({
      name: 'AnswerRefused',
      statusCode: status,
      message: told,
    });
  });

  test('is not carried on to another address', async () => {
    const { url } = await aResponseUrl(307, '', { location: 'http://169.254.169.254/' });

    await expect(postAnswer(url, { text: 'x' })).rejects.toThrow('fetch failed');
  });
});
