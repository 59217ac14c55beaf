return await Saylau.Platform.Hosting.ServiceCommand.Run(args, Saylau.Parties.PartiesHost.Build);
