/** What SNS tells of a topic, as text. Its counts of subscriptions are left out: they move without anybody's doing. */
export interface SnsTopic {
  TopicArn: string;
  /** Absent when it was not given. Among others `Policy` (JSON text), `KmsMasterKeyId`, `DisplayName`, `FifoTopic`, `SignatureVersion`. */
  attributes?: Readonly<Record<string, string>>;
}

export interface SnsResources {
  'AWS::SNS::Topic': SnsTopic;
}
