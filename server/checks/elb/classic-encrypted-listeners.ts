import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { classicNeeds } from '../shared/load-balancers';

const encrypted = new Set(['HTTPS', 'SSL']);

export const check = defineCheck({
  id: 'elb/classic-encrypted-listeners',
  title: 'Classic Load Balancers listen for HTTPS or TLS alone',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancing::LoadBalancer',
  needs: classicNeeds,
  why: 'What travels in plain form can be read and changed on the way, passwords and sessions among it. Classic Load Balancers cannot redirect.',
  remedy: {
    text: 'Replace the listener by one for HTTPS or SSL with a certificate, or move to an Application Load Balancer, which can redirect. A TCP listener that hands TLS on unopened is counted as plain, since nothing shows what it carries.',
    console: 'EC2 → Load Balancers → the load balancer → Listeners → Manage listeners.',
    cli: 'aws elb create-load-balancer-listeners --load-balancer-name <name> --listeners Protocol=HTTPS,LoadBalancerPort=443,InstanceProtocol=HTTP,InstancePort=80,SSLCertificateId=<certificate-arn>',
    terraform:
      'resource "aws_elb" "this" {\n  listener {\n    lb_protocol        = "https"\n    lb_port            = 443\n    instance_protocol  = "http"\n    instance_port      = 80\n    ssl_certificate_id = <certificate-arn>\n  }\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancing::LoadBalancer\nProperties:\n  Listeners:\n    - Protocol: HTTPS\n      LoadBalancerPort: 443\n      InstancePort: 80\n      SSLCertificateId: <certificate-arn>',
  },
  aliases: { prowler: ['elb_ssl_listeners'], securityHub: ['ELB.3'] },
  requirements: { fsbp: ['ELB.3'] },
  evaluate: ({ data: { ListenerDescriptions: descriptions } }) => {
    if (!descriptions) return unknown('Not known: AWS did not tell the listeners');
    const listeners = descriptions.map(({ Listener }) => ({
      port: Listener?.LoadBalancerPort ?? null,
      protocol: Listener?.Protocol ?? null,
    }));
    if (listeners.length === 0) return notApplicable('The load balancer has no listener');
    const plain = listeners.filter(({ protocol }) => protocol && !encrypted.has(protocol.toUpperCase()));
    const [first] = plain;
    if (first) return fail(`Listener ${first.protocol}:${first.port} takes what comes in plain form`, someRows('listeners', plain));
    if (listeners.some(({ protocol }) => !protocol)) return unknown('Not known: AWS did not tell the protocol of a listener');
    return pass('Every listener demands HTTPS or TLS', someRows('listeners', listeners));
  },
});
