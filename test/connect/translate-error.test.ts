import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { usedOperations } from '../../src/connect/operations.ts';
import { codeByName, translateError } from '../../src/connect/translate-error.ts';
import { BotError } from '../../src/domain/errors.ts';
import { startOfTest } from './connect-world.ts';

/** The errors each operation may answer with, as the SDK's own declarations list them. */
function modelledErrors(operation: string): readonly string[] {
  const file = `node_modules/@aws-sdk/client-connect/dist-types/commands/${operation}Command.d.ts`;
  expect(existsSync(file)).toBe(true);
  const names = [...readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+)\}/g)];
  return names.flatMap(([, name]) => (name && name !== 'ConnectServiceException' ? [name] : []));
}

function serviceError(name: string, status: number, message = 'text', headers = {}) {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'request-1' },
    $response: { statusCode: status, headers },
  });
}

function codeFor(error: unknown, operation: (typeof usedOperations)[number] = 'ListQueues') {
  const translated = translateError(error, operation, startOfTest);
  return translated instanceof BotError ? translated.code : 'a bug';
}

describe('the errors of the service', () => {
  test.each(usedOperations)('are all translated for %s', (operation) => {
    const names = modelledErrors(operation);

    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(names.filter((name) => !Object.hasOwn(codeByName, name))).toEqual([]);
  });

  test.each([
    ['AccessDeniedException', 403, 'connect_denied'],
    ['ExpiredTokenException', 403, 'connect_credentials'],
    ['UnrecognizedClientException', 403, 'connect_credentials'],
    ['InvalidSignatureException', 403, 'connect_credentials'],
    ['ThrottlingException', 400, 'connect_throttled'],
    ['TooManyRequestsException', 429, 'connect_throttled'],
    ['LimitExceededException', 429, 'connect_throttled'],
    ['ResourceNotFoundException', 404, 'connect_not_found'],
    ['ContactNotFoundException', 410, 'connect_not_found'],
    ['InvalidParameterException', 400, 'connect_bad_request'],
    ['InternalServiceException', 500, 'connect_unavailable'],
    ['Unknown', 401, 'connect_credentials'],
    ['Unknown', 403, 'connect_denied'],
    ['Unknown', 404, 'connect_bad_request'],
    ['NobodyModelledThis', 400, 'connect_bad_request'],
    ['NobodyModelledThis', 429, 'connect_throttled'],
    ['Unknown', 500, 'connect_unavailable'],
    ['SyntaxError', 503, 'connect_unavailable'],
    ['SyntaxError', 200, 'connect_bad_answer'],
    ['TypeError', 200, 'connect_bad_answer'],
    ['toString', 400, 'connect_bad_request'],
  ])('translate %s with status %i into %s', (name, status, code) => {
    expect(codeFor(serviceError(name, status))).toBe(code);
  });

  test.each([
    [{ name: 'TimeoutError', code: 'ECONNRESET' }, 'connect_unavailable'],
    [{ name: 'Error', code: 'ECONNREFUSED' }, 'connect_unavailable'],
    [{ name: 'Error', code: 'ENOTFOUND' }, 'connect_unavailable'],
    [{ name: 'TimeoutError', code: 'ETIMEDOUT' }, 'connect_timeout'],
    [{ name: 'TimeoutError' }, 'connect_timeout'],
    [{ name: 'AbortError' }, 'connect_timeout'],
    [{ name: 'CredentialsProviderError' }, 'connect_credentials'],
  ])('translate the failure %j into %s', (facts, code) => {
    expect(codeFor(Object.assign(new Error('x'), facts))).toBe(code);
  });

  test.each([
    ['AccessDeniedException', 'Access denied', 'listen_denied'],
    [
      'AccessDeniedException',
      'You do not have access to the agent. Contact your admin to learn more.',
      'listen_agent_denied',
    ],
    [
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/bot is not authorized to perform: connect:MonitorContact',
      'connect_denied',
    ],
    [
      'InvalidRequestException',
      'Monitoring failed, please enable call recording',
      'listen_no_recording',
    ],
    ['InvalidRequestException', "User's phone number is invalid", 'listen_phone_invalid'],
    [
      'InvalidRequestException',
      'The contact or agent is not in the state that can be monitored',
      'listen_state',
    ],
    [
      'InvalidRequestException',
      'Monitoring failed, please enable multi party conferencing feature',
      'listen_no_multiparty',
    ],
    ['InvalidRequestException', 'No AGENT participant found in the contact', 'listen_no_agent'],
    [
      'InvalidRequestException',
      'MonitorContact is not supported for `TASK` contacts',
      'listen_channel',
    ],
    [
      'InvalidRequestException',
      'AllowedMonitorCapabilities must be provided and have `SILENT_MONITOR` value at the least',
      'listen_capabilities',
    ],
    [
      'InvalidRequestException',
      'One or more of the input parameters are invalid',
      'connect_bad_request',
    ],
    ['ServiceQuotaExceededException', 'Service quota has been exceeded', 'listen_too_many'],
    [
      'IdempotencyException',
      'Another request with same clientToken is in progress',
      'listen_in_progress',
    ],
    [
      'ResourceNotFoundException',
      'One or more of the request resources were not found',
      'connect_not_found',
    ],
    ['ThrottlingException', 'Too Many Requests', 'connect_throttled'],
  ])('of MonitorContact: %s "%s" becomes %s', (name, message, code) => {
    expect(codeFor(serviceError(name, 400, message), 'MonitorContact')).toBe(code);
  });

  test('keep the texts of MonitorContact to MonitorContact', () => {
    const error = serviceError('AccessDeniedException', 403, 'Access denied');

    expect(codeFor(error, 'GetContactMetrics')).toBe('connect_denied');
  });

  test.each([
    [{ 'retry-after': '3' }, 3],
    [{ 'retry-after': new Date(startOfTest.getTime() + 5000).toUTCString() }, 5],
    [{ 'x-amz-retry-after': '2500' }, 2.5],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('say how long to wait when the service does: %j', (headers, seconds) => {
    const error = serviceError('ThrottlingException', 429, 'Rate exceeded', headers);

    expect(translateError(error, 'ListQueues', startOfTest)).toMatchObject({
      retryAfterSeconds: seconds,
    });
  });

  test('leave a bug what it is', () => {
    const bug = new TypeError('undefined is not a function');

    expect(translateError(bug, 'ListQueues', startOfTest)).toBe(bug);
  });

  test('tell the operator operation, name, status and request, and never carry the answer', () => {
    const error = Object.assign(serviceError('ThrottlingException', 429, 'Rate exceeded'), {
      CustomerEndpoint: '+4915100000000',
    });

    const translated = translateError(error, 'ListQueues', startOfTest);

    expect(String(translated)).toBe(
      'BotError: connect_throttled: ListQueues: ThrottlingException (HTTP 429, request request-1): Rate exceeded',
    );
    expect(translated).toHaveProperty('cause', undefined);
  });

  test('do not quote a body that could not be read', () => {
    const error = serviceError('SyntaxError', 200, 'Unexpected token in "+4915100000000"');

    expect(String(translateError(error, 'ListQueues', startOfTest))).not.toContain('+49');
  });
});
