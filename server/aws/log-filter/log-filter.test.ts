import { describe, expect, it } from 'vitest';
import { filterMatches } from './matches';
import { parseLogFilter } from './parse';

const event = {
  eventName: 'ConsoleLogin',
  eventSource: 'signin.amazonaws.com',
  errorCode: 'Client.UnauthorizedOperation',
  readOnly: false,
  bytes: 17,
  responseElements: null,
  userIdentity: { type: 'Root', 'odd-name': 'x' },
  resources: [{ type: 'AWS::S3::Bucket' }],
};

function says(pattern: string): boolean | 'unclear' {
  const filter = parseLogFilter(pattern);
  return filter === 'unclear' ? filter : filterMatches(filter, event);
}

describe('filter patterns of CloudWatch Logs', () => {
  it.each([
    ['{ $.eventName = "ConsoleLogin" }'],
    ['{$.eventName=ConsoleLogin}'],
    ['{ ($.eventName = ConsoleLogin) }'],
    ['{ (($.eventName = "ConsoleLogin") ) }'],
    ['{ $.eventName = Console* }'],
    ['{ $.errorCode = "*UnauthorizedOperation" }'],
    ['{ $.errorCode = *Unauth*Operation }'],
    ['{ $.eventName = "*" }'],
    ['{ $.eventName != "CreateTrail" }'],
    ['{ $.eventName = X || $.eventName = ConsoleLogin }'],
    // && binds more tightly than ||, as in AWS's own pattern for refused calls.
    ['{ $.eventName = ConsoleLogin || $.eventName = X && $.eventName = Y }'],
    ['{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType NOT EXISTS) }'],
    ['{ $.userIdentity.type = Root && $.readOnly IS FALSE }'],
    ['{ $.responseElements IS NULL }'],
    ['{ $.errorCode EXISTS }'],
    ['{ $.bytes > 16 && $.bytes <= 17 }'],
    ['{ $.resources[0].type = "AWS::S3::Bucket" }'],
    ["{ $.userIdentity['odd-name'] = x }"],
    ['{ $.userIdentity.odd-name = x }'],
    ['"ConsoleLogin" Root'],
    ['ConsoleLogin -IAMUser'],
    ['?IAMUser ?Root'],
    [''],
  ])('match by %s', (pattern) => {
    expect(says(pattern)).toBe(true);
  });

  it.each([
    ['{ $.eventName = "consolelogin" }'],
    ['{ $.eventName = "Console" }'],
    ['{ $.eventName = "ConsoleLogin*x" }'],
    ['{ $.errorCode = AccessDenied* }'],
    ['{ $.eventName != ConsoleLogin }'],
    // AWS counts nothing for a field that is not there.
    ['{ $.additionalEventData.MFAUsed != "Yes" }'],
    ['{ ($.eventName = ConsoleLogin || $.eventName = X) && $.eventName = Y }'],
    ['{ $.userIdentity = * }'],
    ['{ $.constructor EXISTS }'],
    ['{ $.bytes < 17 }'],
    ['"ConsoleLogin" -Root'],
    ['?IAMUser ?AssumedRole'],
  ])('do not match by %s', (pattern) => {
    expect(says(pattern)).toBe(false);
  });

  it.each([
    ['{ $.eventName = }'],
    ['{ $.eventName = a b }'],
    ['{ $.eventName }'],
    ['{ eventName = a }'],
    ['{ ($.eventName = a }'],
    ['{ $.eventName = a & $.b = c }'],
    ['{ $.eventName = "a }'],
    ['{ $.eventName = a'],
    ['{ $. = a }'],
    ['{ $.eventName = %Console.*% }'],
    ['[date, name = ConsoleLogin]'],
    ['{}'],
    [`{ ${'($.a = b) || '.repeat(100)} $.a = c }`],
  ])('are unclear when they read %s', (pattern) => {
    expect(says(pattern)).toBe('unclear');
  });
});
