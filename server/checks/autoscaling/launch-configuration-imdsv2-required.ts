import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 'autoscaling/launch-configuration-imdsv2-required',
  title: 'Launch configurations require session tokens for the metadata of their instances',
  severity: 'high',
  resourceType: 'AWS::AutoScaling::LaunchConfiguration',
  needs: ['autoscaling:DescribeLaunchConfigurations'],
  why: 'Every instance that the group launches answers questions for the credentials of its role without a token, also those that a flaw in the application lets an attacker ask.',
  remedy: {
    text: 'Make a launch template with HttpTokens required, let the groups use it, and delete the launch configuration: it cannot be changed.',
    console: 'EC2 → Auto Scaling groups → the group → Launch configuration → Edit → Switch to launch template.',
    cli: "aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --launch-template LaunchTemplateId=<template-id>,Version='$Latest'",
    terraform: 'resource "aws_launch_template" "this" {\n  metadata_options {\n    http_tokens = "required"\n  }\n}',
  },
  aliases: { prowler: ['autoscaling_group_launch_configuration_requires_imdsv2'], securityHub: ['AutoScaling.3'] },
  requirements: { fsbp: ['AutoScaling.3'] },
  evaluate: ({ data: { MetadataOptions } }) => {
    const evidence = { httpTokens: MetadataOptions?.HttpTokens ?? null, httpEndpoint: MetadataOptions?.HttpEndpoint ?? null };
    if (MetadataOptions?.HttpEndpoint === 'disabled') return pass('The metadata service of the instances is off', evidence);
    if (MetadataOptions?.HttpTokens === 'required') return pass('The metadata service of the instances requires tokens', evidence);
    return fail(
      MetadataOptions?.HttpTokens === undefined
        ? 'The launch configuration leaves it to the image and the account whether tokens are required'
        : 'The metadata service of the instances answers without a token',
      evidence,
    );
  },
});
