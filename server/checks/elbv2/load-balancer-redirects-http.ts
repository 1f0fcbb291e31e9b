import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { BalancerListener } from '@/server/collect/elbv2/types';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { balancerNeeds, withApplicationBalancer } from '../shared/load-balancers';

/** `#{protocol}` keeps the protocol of the request: back to HTTP. */
const redirectsToHttps = (actions: readonly Action[] | undefined): boolean =>
  actions?.some(({ Type, RedirectConfig }) => Type === 'redirect' && RedirectConfig?.Protocol === 'HTTPS') ?? false;

const answersItself = (actions: readonly Action[]): boolean => actions.every(({ Type }) => Type === 'fixed-response');

/** What of an HTTP listener's answers is no redirect; null: nothing. */
function wayRound({ Port, DefaultActions, rules }: BalancerListener): { port: number | null; way: string } | null {
  const port = Port ?? null;
  if (!redirectsToHttps(DefaultActions))
    return { port, way: `default action ${DefaultActions?.map(({ Type }) => Type).join(', ') || 'unknown'}` };
  const rule = rules?.find(({ Actions }) => !redirectsToHttps(Actions) && !answersItself(Actions));
  return rule ? { port, way: `rule ${rule.RuleArn}` } : null;
}

export const check = defineCheck({
  id: 'elbv2/load-balancer-redirects-http',
  title: 'Application Load Balancers answer plain HTTP with a redirect to HTTPS',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: [...balancerNeeds, 'elbv2:DescribeListeners', 'elbv2:DescribeRules'],
  why: 'What travels in plain form can be read and changed on the way, passwords and sessions among it.',
  remedy: {
    text: 'Make the default action of each HTTP listener a redirect to HTTPS, and let no rule of it forward. A rule that forwards is counted even beside such a default action; one with a fixed response is not.',
    console: 'EC2 → Load Balancers → the load balancer → Listeners and rules → the HTTP listener → Edit → Redirect to URL.',
    cli: "aws elbv2 modify-listener --listener-arn <listener-arn> --default-actions 'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'",
    terraform:
      'resource "aws_lb_listener" "http" {\n  port     = 80\n  protocol = "HTTP"\n  default_action {\n    type = "redirect"\n    redirect {\n      protocol    = "HTTPS"\n      port        = "443"\n      status_code = "HTTP_301"\n    }\n  }\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancingV2::Listener\nProperties:\n  Port: 80\n  Protocol: HTTP\n  DefaultActions:\n    - Type: redirect\n      RedirectConfig:\n        Protocol: HTTPS\n        Port: "443"\n        StatusCode: HTTP_301',
  },
  aliases: { prowler: ['elbv2_ssl_listeners'], securityHub: ['ELB.1'] },
  requirements: { fsbp: ['ELB.1'] },
  evaluate: ({ data }) =>
    withApplicationBalancer(data, () => {
      if (!data.listeners) return unknown('Not known: the listeners were not read');
      if (data.listeners.length === 0) return notApplicable('The load balancer has no listener');
      const plain = data.listeners.filter(({ Protocol }) => Protocol === 'HTTP');
      const ways = plain.map(wayRound).filter((way) => way !== null);
      const [first] = ways;
      if (first) return fail(`Port ${first.port} serves plain HTTP: ${first.way}`, someRows('listeners', ways));
      if (plain.some(({ rules }) => !rules)) return unknown('Not known: the rules of an HTTP listener were not read');
      return pass(plain.length > 0 ? 'Plain HTTP is redirected to HTTPS' : 'No listener speaks plain HTTP', {
        httpListeners: plain.length,
      });
    }),
});
