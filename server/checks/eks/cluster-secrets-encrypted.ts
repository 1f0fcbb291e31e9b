import { defineCheck, fail, pass } from '../define-check';
import { clusterNeeds, withCluster } from '../shared/kubernetes';

export const check = defineCheck({
  id: 'eks/cluster-secrets-encrypted',
  title: 'Secrets of EKS clusters are encrypted with an own key',
  severity: 'medium',
  resourceType: 'AWS::EKS::Cluster',
  needs: clusterNeeds,
  why: 'Kubernetes secrets lie in etcd; with a key of yours a copy of it is worth nothing, and every use of the key is logged.',
  remedy: {
    text: 'Associate a KMS key with the cluster for secrets, and write the existing secrets anew. It cannot be undone.',
    console: 'EKS → Clusters → the cluster → Overview → Secrets encryption → Enable.',
    cli: 'aws eks associate-encryption-config --cluster-name <cluster> --encryption-config \'[{"resources":["secrets"],"provider":{"keyArn":"<key-arn>"}}]\'',
    terraform: 'encryption_config {\n  resources = ["secrets"]\n  provider {\n    key_arn = "<key-arn>"\n  }\n}',
    cloudformation: 'EncryptionConfig:\n  - Resources: [secrets]\n    Provider:\n      KeyArn: <key-arn>',
  },
  differs: 'Since Kubernetes 1.28 EKS encrypts what it stores with a key of AWS’s; this asks for one of yours.',
  aliases: { prowler: ['eks_cluster_kms_cmk_encryption_in_secrets_enabled'], securityHub: ['EKS.3'] },
  requirements: { fsbp: ['EKS.3'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ encryptionConfig = [] }) => {
      const key = encryptionConfig.find(({ resources }) => resources?.includes('secrets'))?.provider?.keyArn;
      return key
        ? pass('Secrets are encrypted with a key of yours', { key })
        : fail('Secrets are encrypted with no key of yours', { key: null });
    }),
});
