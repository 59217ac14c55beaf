return await Saylau.Platform.Hosting.ServiceCommand.Run(args, Saylau.Parliament.ParliamentHost.Build);
