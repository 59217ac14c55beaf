return await Saylau.Platform.Hosting.ServiceCommand.Run(args, Saylau.Gateway.GatewayHost.Build);
