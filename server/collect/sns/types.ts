/** What SNS tells of a topic, as text. Its counts of subscriptions are left out: they move without anybody's doing. */
export interface SnsTopic {
  TopicArn: string;
  /** Absent when it was not given. Among others `Policy` (JSON text), `KmsMasterKeyId`, `DisplayName`, `FifoTopic`, `SignatureVersion`. */
  attributes?: Readonly<Record<string, string>>;
}

/** Who listens to a topic. */
export interface SnsSubscription {
  TopicArn: string;
  /** `lambda`, `sqs`, `firehose`, `application`, `sms`, `email`, `email-json`, `http`, `https` */
  Protocol: string | null;
  /** An ARN as AWS gives it. Of a URL only scheme and host: the rest may hold a password. Addresses of people are left out (null). */
  Endpoint: string | null;
  Owner: string | null;
}

export interface SnsResources {
  'AWS::SNS::Subscription': SnsSubscription;
  'AWS::SNS::Topic': SnsTopic;
}
