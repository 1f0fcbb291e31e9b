/**
 * The account itself, for checks that say one thing about the whole account. EC2 is asked for the regions only when Account Management
 * did not tell them, so this is missing just when neither did; nothing else about the account matters to such checks.
 */
export const accountItself = ['ec2:DescribeRegions'] as const;
