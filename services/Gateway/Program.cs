await Saylau.Gateway.GatewayHost.Build(args).RunAsync();
