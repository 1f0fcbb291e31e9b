/** A certificate for localhost that nobody vouches for, good for nothing but tests of refusing it. */
export const selfSigned = (): { key: string; cert: string } => ({ key, cert });

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmFvf4gt65fSln0rL
3rNMkDvW4BAa7qtBYNjU1+KA16yhRANCAAQZ0m8XPpOm2nzioAerYiAKWc8zMaSR
Y7bD2fzkgoRz1wQc6kUl4z2Jpkg3sKrPMYiMZuHw5U+PdCfz0S0WDLUP
-----END PRIVATE KEY-----`;

const cert = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUVgcT14JtHBSHh7far3ensp7f8bIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjEzNTM1MVoYDzIxMjYxMTAy
MTM1MzUxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQZ0m8XPpOm2nzioAerYiAKWc8zMaSRY7bD2fzkgoRz1wQc6kUl4z2J
pkg3sKrPMYiMZuHw5U+PdCfz0S0WDLUPo1MwUTAdBgNVHQ4EFgQUl+02A4TZLgi0
JLVoAAIlBMCH38QwHwYDVR0jBBgwFoAUl+02A4TZLgi0JLVoAAIlBMCH38QwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBND3VGan8H51ckIyiz+Z56
eyiwvsOv/Ub7nO2C+rBPaAIgLs0vm2QpUjFGoJvRd1LgbFOLuz+O3w67UWuK2zG7
Y0Q=
-----END CERTIFICATE-----`;
